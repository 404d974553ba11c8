using Mocop.Blocks;

namespace Mocop.Budgets;

/// <summary>One cut of a <see cref="BudgetPlan"/>: a range of one block, or the whole block.</summary>
/// <param name="Block">The block.</param>
/// <param name="Strategy">How its group is shortened.</param>
/// <param name="Start">The first UTF-16 code unit of the original content that is cut.</param>
/// <param name="End">One past the last.</param>
/// <param name="Tokens">Rendered tokens that the cut saves; the scar that stands in its place is already taken off.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record BudgetCut(string Block, TruncationStrategy Strategy, int Start, int End, int Tokens, string Reason)
{
    /// <summary>The group that was over its tokens.</summary>
    public BlockKind Group { get; init; }

    /// <summary>Whether a range goes, or the whole block with its fences.</summary>
    public CutAction Action { get; init; }

    /// <summary>What forces the cut.</summary>
    public CutCause Cause { get; init; }

    internal Shortening Shortening { get; init; }
}

/// <summary>What happens to a block that has too many tokens.</summary>
public enum CutAction
{
    /// <summary>A range is cut, and a scar with the number of tokens stands in its place.</summary>
    Cut,

    /// <summary>The whole block is left out; nothing of it is rendered.</summary>
    Drop,
}

/// <summary>Why a block is shortened.</summary>
public enum CutCause
{
    /// <summary>The whole context is over its limit, and the block's group got less than it wants.</summary>
    Limit,

    /// <summary>The group is over its own cap, whether or not there is room.</summary>
    Cap,
}
