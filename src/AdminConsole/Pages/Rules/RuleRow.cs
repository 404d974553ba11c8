using AdminConsole.ControlPlane.RulePacks;
using Mocop.Detection.Packs;

namespace AdminConsole.Pages.Rules;

/// <summary>A rule in the list.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsOwn">Whether it is the tenant's own.</param>
/// <param name="IsInForce">Whether requests meet it as it stands here.</param>
public sealed record RuleRow(DetectionRule Rule, bool IsOwn, bool IsInForce)
{
    /// <summary>The tenant's rules, then the built-in ones, each by id.</summary>
    /// <param name="draft">The rules that are edited.</param>
    /// <param name="published">The rules in force; null when there are none.</param>
    public static IReadOnlyList<RuleRow> All(PackDocument draft, PackDocument? published)
    {
        var inForce = (published?.Rules ?? []).ToDictionary(r => r.Id, PackDocument.Write, StringComparer.Ordinal);
        return
        [
            .. draft.Rules.OrderBy(r => r.Id, StringComparer.Ordinal)
                .Select(r => new RuleRow(r, IsOwn: true, inForce.TryGetValue(r.Id, out var known) && string.Equals(known, PackDocument.Write(r), StringComparison.Ordinal))),
            .. RulePack.BuiltIn.Rules.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => new RuleRow(r, IsOwn: false, IsInForce: true)),
        ];
    }

    /// <summary>Whether the rule answers to a search: every word occurs in its id, its technique, its patterns or its examples.</summary>
    public bool Matches(string? search) =>
        (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => new[] { Rule.Id, Rule.Technique }.Concat(Rule.Phrases).Concat(Rule.Positive).Concat(Rule.Languages).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
