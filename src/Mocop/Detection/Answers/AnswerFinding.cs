namespace Mocop.Detection.Answers;

/// <summary>Words the findings of answers.</summary>
internal static class AnswerFinding
{
    private const int ShownOfASecret = 4;
    private const int LongestMatched = 200;
    private static readonly Taxonomy Prompt = new("LLM07", "AML.T0056");
    private static readonly Taxonomy Data = new("LLM02", "AML.T0057");
    private static readonly Taxonomy Link = new("LLM05", "AML.T0077");

    internal static Finding OfPrompt(string rule, string technique, int score, string answer, TextSpan span) =>
        new(rule, "leak", technique, Severity.High, score, span, [], Prompt, answer.Substring(span.Start, Math.Min(span.Length, LongestMatched)));

    internal static Finding OfSecret(string rule, string technique, Severity severity, int score, string answer, TextSpan span) =>
        new(rule, "disclosure", technique, severity, score, span, [], Data, string.Concat(answer.AsSpan(span.Start, Math.Min(ShownOfASecret, span.Length)), "…"));

    internal static Finding OfLink(string rule, string technique, int score, string answer, TextSpan span) =>
        new(rule, "exfiltration", technique, Severity.High, score, span, [], Link, answer.Substring(span.Start, Math.Min(span.Length, LongestMatched)));
}
