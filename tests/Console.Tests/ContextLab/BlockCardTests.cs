using AdminConsole.Pages.ContextLab;
using Bunit;
using Mocop.Blocks;
using Mocop.Policies;

namespace AdminConsole.Tests.ContextLab;

public sealed class BlockCardTests : BunitContext
{
    [Fact]
    public void An_estimated_count_is_marked_and_instructions_are_told_apart_from_the_score()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var view = new LabBlockView("b1", 1_200, 0, 450, Verdict.Allow, TrustLevel.Web, false, 810, IsEstimate: true);

        var card = Render<BlockCard>(parameters => parameters.Add(p => p.Block, new LabBlock { Kind = BlockKind.Plugin }).Add(p => p.Index, 0).Add(p => p.Count, 1).Add(p => p.View, view));

        var text = card.Find("article").TextContent;
        Assert.Contains("≈ 1,200", text, StringComparison.Ordinal);
        Assert.Contains("reads like instructions · 0.81", text, StringComparison.Ordinal);
        Assert.Contains("0.45", text, StringComparison.Ordinal);

        card.Render(parameters => parameters.Add(p => p.View, view with { IsEstimate = false, InstructionScore = 0 }));
        text = card.Find("article").TextContent;
        Assert.Contains("1,200", text, StringComparison.Ordinal);
        Assert.DoesNotContain("≈", text, StringComparison.Ordinal);
        Assert.DoesNotContain("instructions", text, StringComparison.Ordinal);
    }
}
