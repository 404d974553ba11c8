using Mocop.Sealing;

namespace Mocop.Budgets;

/// <summary>
/// How the tokens of a context are to be spent: worked out before anything is cut, and then carried out to the letter. All counts are of the rendered form.
/// The blocks' groups and <paramref name="Overhead"/> add up to <paramref name="Used"/>, which is never above <paramref name="Limit"/> less <paramref name="Reserve"/>;
/// in each group the tokens of its cuts are what it wanted less what it uses.
/// </summary>
/// <param name="Encoding">The token encoding that counts, e.g. <c>o200k_base</c>.</param>
/// <param name="IsEstimate">Whether the model's own encoding is not published, so that the counts are an estimate.</param>
/// <param name="Limit">The limit in tokens, the answer included.</param>
/// <param name="Reserve">Tokens kept for the answer.</param>
/// <param name="Used">Tokens of the rendered context after the cuts.</param>
/// <param name="Overhead">Tokens of <paramref name="Used"/> that belong to no block: the preamble and what opens the answer.</param>
/// <param name="Groups">What each group wants and gets, in the order of their kinds.</param>
/// <param name="Cuts">What is to be cut, from where and why, in the order of the blocks; empty when everything fits.</param>
public sealed record BudgetPlan(
    string Encoding,
    bool IsEstimate,
    int Limit,
    int Reserve,
    int Used,
    int Overhead,
    IReadOnlyList<GroupUsage> Groups,
    IReadOnlyList<BudgetCut> Cuts)
{
    /// <summary>Carries the plan out on the blocks that it was made for.</summary>
    internal EnvelopeBlock[] Apply(IReadOnlyList<EnvelopeBlock> blocks, RenderCost cost)
    {
        var cuts = Cuts.ToDictionary(c => c.Block, StringComparer.Ordinal);
        return [.. blocks.Select(b => cuts.TryGetValue(b.Id, out var cut) ? BlockCut.Apply(b, cut.Shortening, cost) : b)];
    }
}
