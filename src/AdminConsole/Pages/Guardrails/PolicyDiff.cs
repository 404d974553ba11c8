using AdminConsole.Components;
using Mocop.Blocks;
using Mocop.Policies;

namespace AdminConsole.Pages.Guardrails;

/// <summary>A difference between two policies.</summary>
/// <param name="What">What differs.</param>
/// <param name="Before">How it is in the one.</param>
/// <param name="After">How it is in the other.</param>
public sealed record PolicyDiff(string What, string Before, string After)
{
    /// <summary>Every difference but the version.</summary>
    public static IReadOnlyList<PolicyDiff> Between(GuardrailPolicy before, GuardrailPolicy after)
    {
        var differences = new List<PolicyDiff>();
        foreach (var kind in Enum.GetValues<BlockKind>())
        {
            var (old, now) = (before.ThresholdsFor(kind), after.ThresholdsFor(kind));
            Compare($"{kind.Word()} · neutralize", PolicyWords.Threshold(old.NeutralizeAt), PolicyWords.Threshold(now.NeutralizeAt));
            Compare($"{kind.Word()} · redact", PolicyWords.Threshold(old.RedactAt), PolicyWords.Threshold(now.RedactAt));
            Compare($"{kind.Word()} · quarantine", PolicyWords.Threshold(old.QuarantineAt), PolicyWords.Threshold(now.QuarantineAt));
            Compare($"{kind.Word()} · refuse", PolicyWords.Threshold(old.BlockAt), PolicyWords.Threshold(now.BlockAt));
        }

        Compare("set apart by", before.Spotlight.ToString().ToLowerInvariant(), after.Spotlight.ToString().ToLowerInvariant());
        Compare("unproven plugin blocks", before.RefuseUnproven ? "refused" : "count as web", after.RefuseUnproven ? "refused" : "count as web");
        Compare("when it does not fit", PolicyWords.Of(before.Overflow), PolicyWords.Of(after.Overflow));
        Compare("envelope valid for", $"{before.Lifetime.TotalSeconds:0} s", $"{after.Lifetime.TotalSeconds:0} s");
        foreach (var kind in Enum.GetValues<BlockKind>())
            Compare($"{kind.Word()} · tokens", PolicyWords.Of(before.Groups.FirstOrDefault(g => g.Kind == kind)), PolicyWords.Of(after.Groups.FirstOrDefault(g => g.Kind == kind)));
        differences.AddRange(before.Exemptions.Except(after.Exemptions).Select(e => new PolicyDiff("silenced rule", PolicyWords.Of(e), "heard again")));
        differences.AddRange(after.Exemptions.Except(before.Exemptions).Select(e => new PolicyDiff("silenced rule", "heard", PolicyWords.Of(e))));
        foreach (var tag in before.Schemas.Concat(after.Schemas).Select(s => s.Tag).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Compare($"schema {tag}", PolicyWords.Of(before.Schemas.FirstOrDefault(s => s.Tag == tag)), PolicyWords.Of(after.Schemas.FirstOrDefault(s => s.Tag == tag)));
        return differences;

        void Compare(string what, string old, string now)
        {
            if (!string.Equals(old, now, StringComparison.Ordinal)) differences.Add(new(what, old, now));
        }
    }
}
