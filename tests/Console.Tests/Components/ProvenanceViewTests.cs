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

    [Fact]
    public void Hostile_text_stays_text()
    {
        var view = Draw();

        Assert.Empty(view.FindAll("script, img"));
        Assert.Equal(Hostile, view.FindAll("[role=option]")[2].TextContent);
    }

    [Fact]
    public void Every_segment_is_drawn_once_and_in_order() =>
        Assert.Equal(Segments.Select(segment => segment.Text), Draw().FindAll("[role=option]").Select(element => element.TextContent));

    [Fact]
    public void Trust_finding_escape_and_machine_text_can_be_told_apart()
    {
        var drawn = Draw().FindAll("[role=option]");

        Assert.Contains("trust-system", drawn[0].ClassName, StringComparison.Ordinal);
        Assert.Contains("machine", drawn[1].ClassName, StringComparison.Ordinal);
        Assert.Contains("finding", drawn[2].ClassName, StringComparison.Ordinal);
        Assert.Contains("escape", drawn[3].ClassName, StringComparison.Ordinal);
        Assert.Contains("flagged", drawn[2].GetAttribute("title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProvenanceColour.Block, "hue-1")]
    [InlineData(ProvenanceColour.Operation, "op-content")]
    public void Colour_follows_what_was_asked(ProvenanceColour colour, string expected)
    {
        var view = Render<ProvenanceView>(parameters => parameters.Add(p => p.Segments, Segments).Add(p => p.Colour, colour));

        Assert.Contains(expected, view.FindAll("[role=option]")[2].ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Pointing_at_a_segment_selects_it_once()
    {
        List<int?> selected = [];
        var view = Draw(at => selected.Add(at), current: 0);

        view.FindAll("[role=option]")[2].MouseEnter();
        view.FindAll("[role=option]")[0].MouseEnter();

        Assert.Equal([2], selected);
    }

    [Theory]
    [InlineData("ArrowRight", 1, 2)]
    [InlineData("ArrowRight", 3, 3)]
    [InlineData("ArrowLeft", 1, 0)]
    [InlineData("End", 0, 3)]
    [InlineData("Home", 2, 0)]
    public void Keys_step_through_the_segments(string key, int from, int to)
    {
        List<int?> selected = [];
        var view = Draw(at => selected.Add(at), current: from);

        view.Find("[role=listbox]").KeyDown(new KeyboardEventArgs { Key = key });

        Assert.Equal(from == to ? [] : [to], selected);
    }

    [Fact]
    public void The_selected_segment_is_named_to_assistive_technology()
    {
        var view = Draw(current: 2);

        Assert.Equal(view.FindAll("[role=option]")[2].Id, view.Find("[role=listbox]").GetAttribute("aria-activedescendant"));
        Assert.Equal("true", view.FindAll("[role=option]")[2].GetAttribute("aria-selected"));
    }

    private IRenderedComponent<ProvenanceView> Draw(Action<int?>? onSelected = null, int? current = null) => Render<ProvenanceView>(parameters => parameters
        .Add(p => p.Segments, Segments)
        .Add(p => p.Roles, [BlockRole.System, BlockRole.Tool])
        .Add(p => p.Selected, current)
        .Add(p => p.SelectedChanged, at => onSelected?.Invoke(at)));
}
