using System.Text;
using AdminConsole.Pages.ContextLab;
using Bunit;
using Microsoft.JSInterop;

namespace AdminConsole.Tests.ContextLab;

public sealed class BlockTextTests : BunitContext
{
    private readonly List<string> _texts = [];

    public BlockTextTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Edits_are_applied_in_turn()
    {
        var area = Draw("hello world").Instance;

        Assert.True(await area.EditAsync(0, 5, "Goodbye", 13));
        Assert.True(await area.EditAsync(13, 0, "!", 14));
        Assert.True(await area.EditAsync(7, 6, "", 8));

        Assert.Equal(["Goodbye world", "Goodbye world!", "Goodbye!"], _texts);
    }

    [Theory]
    [InlineData(0, 0, "x", 99)]
    [InlineData(-1, 0, "x", 4)]
    [InlineData(2, 5, "", 0)]
    [InlineData(int.MaxValue, 1, "", 2)]
    public async Task An_edit_that_does_not_fit_asks_for_the_whole_text(int start, int removed, string inserted, int length)
    {
        Assert.False(await Draw("abc").Instance.EditAsync(start, removed, inserted, length));
        Assert.Empty(_texts);
    }

    [Fact]
    public async Task The_whole_text_arrives_as_a_stream()
    {
        var text = new string('ü', 300_000) + "😀";

        await Draw("abc").Instance.ReplaceAsync(new Utf8Stream(text));

        Assert.Equal([text], _texts);
    }

    private IRenderedComponent<BlockText> Draw(string content) =>
        Render<BlockText>(parameters => parameters.Add(p => p.Content, content).Add(p => p.Label, "Text").Add(p => p.ContentChanged, _texts.Add));

    private sealed class Utf8Stream(string text) : IJSStreamReference
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

        public long Length => _bytes.Length;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Stream>(_bytes.Length <= maxAllowedSize ? new MemoryStream(_bytes) : throw new ArgumentOutOfRangeException(nameof(maxAllowedSize)));
    }
}
