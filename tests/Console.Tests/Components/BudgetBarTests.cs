using AdminConsole.Components;
using Bunit;
using Mocop.Blocks;
using Mocop.Budgets;

namespace AdminConsole.Tests.Components;

public sealed class BudgetBarTests : BunitContext
{
    [Fact]
    public void Pieces_stand_in_proportion_and_fill_the_bar()
    {
        var segments = BudgetSegment.Of(Report(limit: 4000, reserve: 600, overhead: 100, (BlockKind.System, 442, 442), (BlockKind.Plugin, 1720, 1359)));

        Assert.Equal(["system", "plugin", "framing", "cut from plugin", "free", "kept for the answer"], segments.Select(segment => segment.Name));
        Assert.Equal(442 / 40d, segments[0].Width, 6);
        Assert.Equal(361, segments[3].Tokens);
        Assert.Equal(100, segments.Sum(segment => segment.Width), 6);
    }

    [Fact]
    public void A_cut_that_is_larger_than_the_free_part_is_shown_as_far_as_there_is_room()
    {
        var segments = BudgetSegment.Of(Report(limit: 1000, reserve: 200, overhead: 0, (BlockKind.Retrieval, 50_000, 790)));

        var cut = Assert.Single(segments, segment => segment.Name == "cut from retrieval");
        Assert.Equal(49_210, cut.Tokens);
        Assert.Equal(1, cut.Width, 6);
        Assert.Equal(100, segments.Sum(segment => segment.Width), 6);
        Assert.DoesNotContain(segments, segment => segment.Name == "free");
    }

    [Fact]
    public void More_than_the_limit_still_fits_the_bar()
    {
        var segments = BudgetSegment.Of(Report(limit: 100, reserve: 20, overhead: 0, (BlockKind.User, 300, 300)));

        Assert.Equal(100, segments.Sum(segment => segment.Width), 6);
    }

    [Fact]
    public void A_budget_of_nothing_draws_nothing() => Assert.Empty(BudgetSegment.Of(Report(limit: 0, reserve: 0, overhead: 0)));

    [Fact]
    public void The_legend_names_what_the_colours_mean()
    {
        var bar = Render<BudgetBar>(parameters => parameters.Add(
            p => p.Report, Report(limit: 4000, reserve: 600, overhead: 0, (BlockKind.System, 442, 442), (BlockKind.Plugin, 1720, 1359))));

        var legend = bar.Find(".legend").TextContent;
        Assert.Contains("1,801 of 4,000 tokens", legend, StringComparison.Ordinal);
        Assert.Contains("cut from plugin tail 361", legend, StringComparison.Ordinal);
        Assert.Contains("kept for the answer 600", legend, StringComparison.Ordinal);
        Assert.Contains("over its share", bar.Find(".plan tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal("1,801 of 4,000 tokens used, 600 kept for the answer", bar.Find("[role=img]").GetAttribute("aria-label"));
    }

    private static BudgetPlan Report(int limit, int reserve, int overhead, params (BlockKind Kind, int Wanted, int Used)[] groups) => new(
        "o200k_base", false, limit, reserve, groups.Sum(group => group.Used) + overhead, overhead,
        [.. groups.Select(group => new GroupUsage(group.Kind, group.Wanted, group.Used, group.Used))],
        [.. groups.Where(group => group.Wanted > group.Used).Select(group => new BudgetCut("b1", TruncationStrategy.Tail, 0, 1, group.Wanted - group.Used, "over its share"))]);
}
