using Mocop.Blocks;

namespace Mocop.Budgets;

/// <summary>The tokens of one group as rendered: content, fences and the framing of its messages.</summary>
/// <param name="Kind">The group.</param>
/// <param name="Wanted">Tokens before anything is cut.</param>
/// <param name="Used">Tokens that are left.</param>
/// <param name="Allotted">Tokens that the group could have had.</param>
public sealed record GroupUsage(BlockKind Kind, int Wanted, int Used, int Allotted)
{
    /// <summary>Tokens that the policy gives the group before any other gets more.</summary>
    public int Floor { get; init; }

    /// <summary>The part of the budget in per cent that the group may fill when others want it too.</summary>
    public int SharePercent { get; init; } = 100;

    /// <summary>The most tokens that the group may ever have; <see langword="null"/> for no cap.</summary>
    public int? Cap { get; init; }

    /// <summary>Who gives first: the lowest number. A group that the policy does not name has -1.</summary>
    public int Priority { get; init; } = -1;

    /// <summary>How the group's blocks are shortened. The system's are not.</summary>
    public TruncationStrategy Strategy { get; init; }
}
