namespace Mocop.Detection;

/// <summary>Something a detector saw in a text, and why it matters.</summary>
/// <param name="Rule">The stable id of the rule, e.g. <c>override.ignore-previous</c>.</param>
/// <param name="Category">The family: <c>override</c>, <c>persona</c>, <c>authority</c>, <c>exfiltration</c>, <c>token</c>, <c>obfuscation</c>, …</param>
/// <param name="Technique">A few words for a person, e.g. <c>ignores earlier instructions</c>.</param>
/// <param name="Severity">How much harm the technique can do.</param>
/// <param name="Score">How sure the detector is, in thousandths (0 to 1000).</param>
/// <param name="Span">Where, in UTF-16 code units of the original text.</param>
/// <param name="Views">The decodings that led there, outermost first, e.g. <c>base64</c>; empty for the plain text.</param>
/// <param name="Taxonomy">The published names of the technique.</param>
/// <param name="Matched">What the rule matched, in the view where it matched; at most 200 code units. Untrusted text.</param>
public sealed record Finding(
    string Rule,
    string Category,
    string Technique,
    Severity Severity,
    int Score,
    TextSpan Span,
    IReadOnlyList<string> Views,
    Taxonomy Taxonomy,
    string Matched)
{
    /// <summary>Where in structured content, as a JSON Pointer (RFC 6901), for what is found in its structure and not in its text. Untrusted text.</summary>
    public string? Path { get; init; }
}
