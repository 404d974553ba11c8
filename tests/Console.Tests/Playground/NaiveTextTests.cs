using AdminConsole.Pages.Playground;
using AdminConsole.Tests.ContextLab;
using Mocop.Blocks;
using Playing = AdminConsole.Gateway.Chat.Playground;

namespace AdminConsole.Tests.Playground;

public sealed class NaiveTextTests
{
    [Fact]
    public void What_is_shown_is_what_is_sent()
    {
        ContextBlock[] blocks =
        [
            Assembled.Block(BlockKind.History, "Earlier."), Assembled.Block(BlockKind.Plugin, new string('p', 5000)), Assembled.Block(BlockKind.System, "Rules."),
            Assembled.Block(BlockKind.User, "Question?"), Assembled.Block(BlockKind.Memory, "Remembered."), Assembled.Block(BlockKind.System, "More rules."),
        ];

        var shown = NaiveText.Segments(blocks).GroupBy(s => s.Message).Select(g => string.Concat(g.Select(s => s.Text)));

        Assert.Equal(Playing.NaivePrompt(blocks).Select(m => m.Content), shown);
    }

    [Fact]
    public void Every_segment_says_where_it_stands()
    {
        var segments = NaiveText.Segments([Assembled.Block(BlockKind.System, "Rules."), Assembled.Block(BlockKind.Plugin, new string('p', 5000))]);

        var at = 0;
        Assert.All(segments, segment => { Assert.Equal(at, segment.Start); at = segment.End; });
    }
}
