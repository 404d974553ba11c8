using Mocop.Blocks;
using Mocop.Budgets;

namespace Mocop.Tests.Budgets;

[Trait("form", "nightly")]
public sealed class GroupAllotmentTests
{
    [Fact]
    public void When_all_fits_everybody_gets_what_is_wanted() =>
        AssertShares(1000, [(Group(BlockKind.User, 0, 10, null, 90), 300), (Group(BlockKind.Plugin, 0, 10, null, 50), 700)], [300, 700]);

    [Fact]
    public void Floors_come_first_then_shares_then_what_is_left_by_priority() =>
        AssertShares(
            1000,
            [(Group(BlockKind.User, 200, 30, null, 90), 900), (Group(BlockKind.Plugin, 100, 40, null, 50), 900), (Group(BlockKind.History, 50, 20, null, 20), 900)],
            [400, 400, 200]);

    [Fact]
    public void A_share_that_nobody_wants_goes_to_the_others() =>
        AssertShares(1000, [(Group(BlockKind.User, 0, 60, null, 90), 100), (Group(BlockKind.Plugin, 0, 40, null, 50), 5000)], [100, 900]);

    [Fact]
    public void A_cap_holds_even_when_there_is_room() =>
        AssertShares(1000, [(Group(BlockKind.Plugin, 0, 100, 250, 50), 700)], [250]);

    [Fact]
    public void When_not_even_the_floors_fit_the_lowest_priority_goes_without() =>
        AssertShares(250, [(Group(BlockKind.User, 200, 60, null, 90), 500), (Group(BlockKind.Plugin, 100, 40, null, 50), 500)], [200, 50]);

    [Fact]
    public void Never_more_than_there_is_than_wanted_or_than_the_cap() => HostileText.ForAll(hostile =>
    {
        var wanted = Enum.GetValues<BlockKind>().Where(k => k != BlockKind.System)
            .Select(k => (new BudgetGroup(k, hostile.Number(500), hostile.Number(101), hostile.Chance(30) ? hostile.Number(500) : null, hostile.Number(5), TruncationStrategy.Tail), hostile.Number(2000))).ToList();
        var available = hostile.Number(4000);
        var given = GroupAllotment.Share(available, available, wanted);
        Assert.True(given.Values.Sum() <= available);
        Assert.All(wanted, w => Assert.InRange(given[w.Item1.Kind], 0, Math.Min(w.Item2, w.Item1.Cap ?? int.MaxValue)));
        var open = wanted.Sum(w => Math.Min(w.Item2, w.Item1.Cap ?? int.MaxValue));
        Assert.Equal(Math.Min(available, open), given.Values.Sum());
    });

    private static BudgetGroup Group(BlockKind kind, int floor, int share, int? cap, int priority) => new(kind, floor, share, cap, priority, TruncationStrategy.Tail);

    private static void AssertShares(int available, List<(BudgetGroup Group, int Wanted)> wanted, int[] expected)
    {
        var given = GroupAllotment.Share(available, available, wanted);
        Assert.Equal(expected, wanted.Select(w => given[w.Group.Kind]));
    }
}
