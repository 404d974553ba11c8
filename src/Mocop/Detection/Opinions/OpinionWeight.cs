using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Schemas;

namespace Mocop.Detection.Opinions;

/// <summary>Puts a classifier's opinion beside what the detectors saw in the same text.</summary>
internal static class OpinionWeight
{
    /// <summary>Below this score an opinion is no finding.</summary>
    private const int Quietest = 300;

    private const int Grave = 800;

    /// <summary>
    /// What both say together. The surer one counts: they judge the same text, so they are no independent evidence. The classifier may lower a score only if it is allowed to,
    /// and only what was seen in this text alone: nothing that its neighbours or a schema told.
    /// </summary>
    /// <param name="seen">What was seen, after the policy's exemptions.</param>
    /// <param name="opinion">The opinion.</param>
    /// <param name="block">The text.</param>
    /// <param name="originId">Where it came from.</param>
    /// <param name="policy">The policy that applies.</param>
    /// <param name="isJoined">Whether some of it was seen across several blocks.</param>
    internal static ScanResult Weigh(ScanResult seen, ClassifierOpinion opinion, ContextBlock block, string? originId, GuardrailPolicy policy, bool isJoined)
    {
        var all = new TextSpan(0, block.Content.Length);
        if (opinion.Score is not { } said)
        {
            return Threshold(policy.ThresholdsFor(block.Kind)) is { } threshold && threshold > seen.Score && IsHeard(ClassifierRules.Unanswered)
                ? With(ClassifierRules.Unanswered, Severity.Medium, threshold, all)
                : seen;
        }

        if (said > seen.Score)
            return said >= Quietest && IsHeard(ClassifierRules.Injection) ? With(ClassifierRules.Injection, said >= Grave ? Severity.High : Severity.Medium, said, all) : seen;
        var isOwn = !isJoined && seen.Findings.All(f => !string.Equals(f.Category, SchemaCheck.Category, StringComparison.Ordinal));
        return said < seen.Score && opinion.MayLower && isOwn && seen.Findings.Count > 0 && IsHeard(ClassifierRules.Harmless)
            ? With(ClassifierRules.Harmless, Severity.Low, said, seen.Findings.MaxBy(f => f.Score)!.Span)
            : seen;

        bool IsHeard(string rule) => !policy.Exemptions.Any(e => e.Silences(rule, originId));

        ScanResult With(string rule, Severity severity, int score, TextSpan span)
        {
            var finding = new Finding(rule, ClassifierRules.Category, ClassifierRules.TechniqueOf(rule), severity, score, span, [], Taxonomy(block.Kind), opinion.Label);
            return seen with { Score = score, Findings = [.. seen.Findings.Append(finding).OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End)] };
        }
    }

    private static int? Threshold(KindPolicy kind) => new[] { kind.NeutralizeAt, kind.RedactAt, kind.QuarantineAt, kind.BlockAt }.Min();

    private static Taxonomy Taxonomy(BlockKind kind) => new("LLM01", kind is BlockKind.System or BlockKind.User or BlockKind.History ? "AML.T0051.000" : "AML.T0051.001");
}
