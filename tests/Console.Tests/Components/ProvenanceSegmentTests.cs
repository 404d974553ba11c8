using AdminConsole.Components;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Provenance;
using Mocop.Rendering;

namespace AdminConsole.Tests.Components;

public sealed class ProvenanceSegmentTests
{
    private static readonly Dictionary<string, TrustLevel> Trust = new() { ["b1"] = TrustLevel.Web };

    [Fact]
    public void Content_is_cut_where_a_finding_begins_and_ends_and_keeps_its_place_in_the_source()
    {
        var rendering = Rendering("<f>say ignore all now", (0, 3, null, ProvenanceOperation.Fence), (3, 21, new(10, 28), ProvenanceOperation.Content));

        var segments = ProvenanceSegment.Of(rendering, Trust, Findings(new TextSpan(14, 24)));

        Assert.Equal(["<f>", "say ", "ignore all", " now"], segments.Select(segment => segment.Text));
        Assert.Equal([false, false, true, false], segments.Select(segment => segment.IsFlagged));
        Assert.Equal([null, new TextSpan(10, 14), new TextSpan(14, 24), new TextSpan(24, 28)], segments.Select(segment => segment.Source));
    }

    [Fact]
    public void Overlapping_and_touching_findings_never_lose_or_repeat_a_character()
    {
        const string text = "abcdefghijklmnopqrst";
        var rendering = Rendering(text, (0, text.Length, new(0, text.Length), ProvenanceOperation.Content));

        var segments = ProvenanceSegment.Of(rendering, Trust, Findings(new(0, 5), new(3, 9), new(9, 12), new(15, 20), new(15, 20)));

        Assert.Equal(text, string.Concat(segments.Select(segment => segment.Text)));
        Assert.All(segments, segment => Assert.Equal(segment.Start < 12 || segment.Start >= 15, segment.IsFlagged));
    }

    [Fact]
    public void An_escape_is_flagged_whole_when_its_source_is()
    {
        var rendering = Rendering("&lt;x", (0, 4, new(0, 1), ProvenanceOperation.Escape), (4, 5, new(1, 2), ProvenanceOperation.Content));

        var segments = ProvenanceSegment.Of(rendering, Trust, Findings(new TextSpan(0, 1)));

        Assert.Equal([true, false], segments.Select(segment => segment.IsFlagged));
        Assert.Equal(new TextSpan(0, 1), segments[0].Source);
    }

    private static Dictionary<string, IReadOnlyList<TextSpan>> Findings(params TextSpan[] spans) => new() { ["b1"] = spans };

    private static ContextRendering Rendering(string content, params (int Start, int End, TextSpan? Source, ProvenanceOperation Operation)[] map) =>
        new(RenderFormat.OpenAi, [new(BlockRole.Tool, content)], [.. map.Select(span => new ProvenanceSpan(0, span.Start, span.End, "b1", span.Source, span.Operation))]);
}
