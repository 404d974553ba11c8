using Mocop.Blocks;

namespace Mocop.Budgets;

/// <summary>Shares tokens out among groups: first the floors, then up to each group's share, then what is left over; always the highest priority first.</summary>
internal static class GroupAllotment
{
    /// <summary>What a kind gets for which the policy names no group: it may fill whatever is left.</summary>
    public static BudgetGroup Unnamed(BlockKind kind) => new(kind, 0, 100, null, -1, TruncationStrategy.Tail);

    /// <summary>Shares out.</summary>
    /// <param name="available">Tokens there are for these groups.</param>
    /// <param name="whole">Tokens of which a share is a part.</param>
    /// <param name="wanted">The groups and what each would fill.</param>
    /// <returns>What each group may fill: never more than it wants or than its cap, and never more than there is in sum.</returns>
    public static Dictionary<BlockKind, int> Share(int available, int whole, IReadOnlyList<(BudgetGroup Group, int Wanted)> wanted)
    {
        var order = wanted.OrderByDescending(w => w.Group.Priority).ThenBy(w => w.Group.Kind).ToList();
        var given = order.ToDictionary(w => w.Group.Kind, _ => 0);
        var left = Math.Max(0, available);
        foreach (var (group, want) in order)
            Give(group, Math.Min(want, group.Floor));
        foreach (var (group, want) in order)
            Give(group, Math.Min(want, (int)((long)whole * group.SharePercent / 100)));
        foreach (var (group, want) in order)
            Give(group, want);
        return given;

        void Give(BudgetGroup group, int upTo)
        {
            var more = Math.Clamp(Math.Min(upTo, group.Cap ?? int.MaxValue) - given[group.Kind], 0, left);
            given[group.Kind] += more;
            left -= more;
        }
    }
}
