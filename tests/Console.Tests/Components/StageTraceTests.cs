using AdminConsole.Components;
using Bunit;
using Mocop.Assembly;

namespace AdminConsole.Tests.Components;

public sealed class StageTraceTests : BunitContext
{
    [Fact]
    public void Each_stage_says_what_it_did_and_how_long_it_took()
    {
        var view = Render<StageTraceView>(parameters => parameters
            .Add(p => p.Stages, [new StageTrace("admit", 20, "4 blocks"), new StageTrace("detect", 1051, "<b>1</b> finding")])
            .Add(p => p.Tones, new Dictionary<string, string> { ["detect"] = "bad" }));

        Assert.Equal(["Admit", "Detect"], view.FindAll(".name").Select(name => name.TextContent));
        Assert.Equal(["0.02 ms", "1.05 ms"], view.FindAll(".time").Select(time => time.TextContent));
        Assert.Equal("<b>1</b> finding", view.FindAll(".note")[1].TextContent);
        Assert.Equal(["plain", "bad"], view.FindAll("li").Select(stage => stage.ClassName));
    }
}
