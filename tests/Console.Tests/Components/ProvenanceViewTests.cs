using AdminConsole.Components;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Mocop.Blocks;
using Mocop.Provenance;

namespace AdminConsole.Tests.Components;

public sealed class ProvenanceViewTests : BunitContext
{
    private const string Hostile = "</span><script>alert(1)</script><img src=x onerror=alert(2)>";

    private static readonly ProvenanceSegment[] Segments =
    [
        new(0, 0, "You are the assistant.", "b1", TrustLevel.System, ProvenanceOperation.Content, null, false),
        new(1, 0, "<data b2>\n", "b2", TrustLevel.Plugin, ProvenanceOperation.Fence, null, false),
        new(1, 10, Hostile, "b2", TrustLevel.Plugin, ProvenanceOperation.Content, null, true),
        new(1, 80, "&lt;", "b2", TrustLevel.Plugin, ProvenanceOperation.Escape, null, false),
    ];

    public ProvenanceViewTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Hostile_text_stays_text()
    {
        var view = Draw(Segments);

        Assert.Empty(view.FindAll("script, img"));
        Assert.Equal(Hostile, view.FindAll(".seg")[2].TextContent);
    }

    [Fact]
    public void Every_segment_is_drawn_once_and_in_order() =>
        Assert.Equal(Segments.Select(segment => segment.Text), Draw(Segments).FindAll(".seg").Select(element => element.TextContent));

    [Fact]
    public void Trust_finding_escape_and_machine_text_can_be_told_apart()
    {
        var view = Draw(Segments);
        var drawn = view.FindAll(".seg");

        Assert.Equal(["You are the assistant.", Hostile + "&lt;"], view.FindAll(".body").Select(body => body.TextContent.Trim()));
        Assert.Contains("trust-system", view.FindAll(".body")[0].ClassName, StringComparison.Ordinal);
        Assert.Equal("<data b2>", view.Find(".frame").TextContent.Trim());
        Assert.Contains("finding", drawn[2].ClassName, StringComparison.Ordinal);
        Assert.Contains("flagged", drawn[2].GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("escape", drawn[3].ClassName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProvenanceColour.Block, ".body.hue-1")]
    [InlineData(ProvenanceColour.Operation, ".body.plain .op-content")]
    public void Colour_follows_what_was_asked(ProvenanceColour colour, string expected)
    {
        var view = Render<ProvenanceView>(parameters => parameters.Add(p => p.Segments, Segments).Add(p => p.Colour, colour));

        Assert.Contains(view.FindAll(expected), element => element.TextContent.Contains(Hostile, StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_break_before_a_closing_fence_draws_no_empty_line() =>
        Assert.Equal("gap", Draw([.. Segments, new(1, 84, "\n", "b2", TrustLevel.Plugin, ProvenanceOperation.Fence, null, false)]).FindAll(".seg")[^1].ClassName!.Split(' ')[^1]);

    [Fact]
    public async Task The_character_that_the_browser_points_at_is_told_unless_there_is_none()
    {
        List<ProvenancePoint> points = [];
        var view = Render<ProvenanceView>(parameters => parameters.Add(p => p.Segments, Segments).Add(p => p.Pointed, points.Add));

        await view.Instance.PointAsync(2, 5, isClick: false);
        await view.Instance.PointAsync(3, 99, isClick: false);
        await view.Instance.PointAsync(99, 0, isClick: true);
        await view.Instance.PointAsync(-1, 0, isClick: true);

        Assert.Equal([new ProvenancePoint(2, 5, IsClick: false)], points);
    }

    [Theory]
    [InlineData("ArrowRight", ProvenanceStep.NextToken)]
    [InlineData("ArrowUp", ProvenanceStep.PreviousSegment)]
    [InlineData("End", ProvenanceStep.Last)]
    [InlineData("f", ProvenanceStep.NextFinding)]
    [InlineData("Escape", ProvenanceStep.None)]
    [InlineData("x", null)]
    public void Keys_ask_for_steps(string key, ProvenanceStep? step)
    {
        List<ProvenanceStep> steps = [];
        var view = Render<ProvenanceView>(parameters => parameters.Add(p => p.Segments, Segments).Add(p => p.Stepped, steps.Add));

        view.Find(".provenance").KeyDown(new KeyboardEventArgs { Key = key });

        Assert.Equal(step is { } wanted ? [wanted] : [], steps);
    }

    [Fact]
    public async Task Of_a_long_text_only_what_is_near_the_eye_is_drawn()
    {
        var view = Draw([.. Enumerable.Range(0, 60).Select(i => new ProvenanceSegment(0, i * 2000, $"{i:00}" + new string('x', 1998), "b1", TrustLevel.Web, ProvenanceOperation.Content, null, false))]);
        Assert.InRange(view.FindAll(".seg").Count, 1, 20);

        await view.InvokeAsync(() => view.Instance.Near([40, 41]));

        Assert.Equal(["40", "41"], view.FindAll(".seg").Select(element => element.TextContent[..2]));
        Assert.Equal(58, view.FindAll(".unseen").Count);
    }

    private IRenderedComponent<ProvenanceView> Draw(IReadOnlyList<ProvenanceSegment> segments) =>
        Render<ProvenanceView>(parameters => parameters.Add(p => p.Segments, segments).Add(p => p.Roles, [BlockRole.System, BlockRole.Tool]));
}
