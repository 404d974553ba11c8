using AdminConsole.Pages.Incidents;
using Mocop.Policies;
using IncidentSlice = AdminConsole.ControlPlane.Incidents.IncidentSlice;

namespace AdminConsole.Tests.Incidents;

public sealed class VerdictBarTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Fact]
    public void A_bar_is_stacked_by_what_was_done_and_the_highest_fills_the_strip()
    {
        var bars = VerdictBar.Of(
            [new(From, Verdict.Block, 1), new(From, Verdict.Neutralize, 3), new(From.AddHours(12), Verdict.Redact, 1), new(From.AddHours(12), Verdict.Quarantine, 1)],
            From, Day, 24, 40);

        Assert.Equal(
            [(0, "passed", 10d, 30d), (0, "stopped", 0d, 10d), (12, "withheld", 20d, 20d)],
            bars.Select(bar => (bar.Slice, bar.Style, bar.Top, bar.Size)));
        Assert.Equal("Mar 4 12:00 UTC: 2 withheld (redacted or quarantined)", bars[2].Text);
    }

    [Fact]
    public void One_among_many_is_still_seen()
    {
        var bars = VerdictBar.Of([new(From, Verdict.Neutralize, 100_000), new(From.AddHours(1), Verdict.Block, 1)], From, Day, 24, 40);

        Assert.Equal(1, bars[1].Size);
    }

    [Fact]
    public void Nothing_happened_and_nothing_is_drawn() => Assert.Empty(VerdictBar.Of([], From, Day, 24, 40));

    [Fact]
    public void A_slice_that_began_a_little_off_stays_in_its_place()
    {
        IncidentSlice[] counts = [new(From.AddHours(5).AddSeconds(-10), Verdict.Block, 1), new(From.AddHours(7).AddSeconds(10), Verdict.Block, 1)];

        Assert.Equal([5, 7], VerdictBar.Of(counts, From, Day, 24, 40).Select(bar => bar.Slice));
    }
}
