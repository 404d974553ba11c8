namespace Mocop.Policies;

/// <summary>A rule that the tenant does not want to hear, everywhere or from one source.</summary>
/// <param name="Rule">The rule's id, e.g. <c>override.ignore-previous</c>.</param>
/// <param name="OriginId">The source (plugin, site) it is silenced for; <see langword="null"/> for all.</param>
public sealed record RuleExemption(string Rule, string? OriginId = null)
{
    internal bool Silences(string rule, string? originId) =>
        string.Equals(Rule, rule, StringComparison.Ordinal) && (OriginId is null || string.Equals(OriginId, originId, StringComparison.Ordinal));
}
