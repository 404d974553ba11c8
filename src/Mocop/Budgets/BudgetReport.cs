using Mocop.Blocks;

namespace Mocop.Budgets;

/// <summary>How the tokens of a context were spent.</summary>
/// <param name="Encoding">The token encoding that counted, e.g. <c>o200k_base</c>.</param>
/// <param name="IsEstimate">Whether the model's own encoding is not published, so that the counts are an estimate.</param>
/// <param name="Limit">The limit, the answer included.</param>
/// <param name="Reserve">Tokens kept for the answer.</param>
/// <param name="Used">Tokens of the rendered context.</param>
/// <param name="Overhead">Tokens of <paramref name="Used"/> that belong to no block: the preamble and what opens the answer.</param>
/// <param name="Groups">What each group used.</param>
/// <param name="Cuts">What was cut, and why.</param>
public sealed record BudgetReport(
    string Encoding,
    bool IsEstimate,
    int Limit,
    int Reserve,
    int Used,
    int Overhead,
    IReadOnlyList<GroupUsage> Groups,
    IReadOnlyList<BudgetCut> Cuts);

/// <summary>The tokens of one group as rendered: content, fences and the framing of its messages.</summary>
/// <param name="Kind">The group.</param>
/// <param name="Wanted">Tokens before anything was cut.</param>
/// <param name="Used">Tokens that are left.</param>
/// <param name="Allotted">Tokens that the group could have had.</param>
public sealed record GroupUsage(BlockKind Kind, int Wanted, int Used, int Allotted);

/// <summary>A cut in one block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Strategy">How it was cut.</param>
/// <param name="Start">The first UTF-16 code unit of the original content that was cut.</param>
/// <param name="End">One past the last.</param>
/// <param name="Tokens">Tokens of content that were saved.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record BudgetCut(string Block, TruncationStrategy Strategy, int Start, int End, int Tokens, string Reason);
