using Mocop.Blocks;

namespace Mocop.Budgets;

/// <summary>What one kind of block may spend of a context's token budget.</summary>
/// <param name="Kind">The kind, which is the group.</param>
/// <param name="Floor">Tokens that the group is always given when it wants them.</param>
/// <param name="SharePercent">The part of the budget that the group may fill when others want it too, 0 to 100.</param>
/// <param name="Cap">The most tokens that the group may ever have; <see langword="null"/> for no cap.</param>
/// <param name="Priority">Who gives first when the whole does not fit: the lowest number is cut first.</param>
/// <param name="Strategy">How its blocks are shortened.</param>
public sealed record BudgetGroup(
    BlockKind Kind,
    int Floor,
    int SharePercent,
    int? Cap,
    int Priority,
    TruncationStrategy Strategy);
