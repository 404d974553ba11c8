using System.Text;
using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Sealing;

namespace Mocop.Tests.Assembly;

public sealed class ContextRequestJsonTests
{
    private const string Smallest = """{"model":"gpt-4o","blocks":[{"kind":"user","content":"hello"}]}""";

    [Fact]
    public void The_smallest_request_is_read_for_the_authenticated_tenant()
    {
        Assert.True(ContextRequestJson.TryRead(Encoding.UTF8.GetBytes(Smallest), "acme", "bot", out var request, out _));
        Assert.Equal(("acme", "bot", "gpt-4o", "hello"), (request.Tenant, request.Application, request.Model, request.Blocks[0].Content));
    }

    [Theory]
    [InlineData("""{"model":"m","blocks":[{"kind":"user","content":"a"},{"kind":"plugn","content":"b"}]}""", "blocks[1].kind")]
    [InlineData("""{"model":"m","blocks":[{"kind":"user","content":"a","knd":1}]}""", "blocks[0].knd")]
    [InlineData("""{"model":"m","blocks":[{"kind":"user"}]}""", "blocks[0].content")]
    [InlineData("""{"model":"m","blocks":[{"kind":"user","content":7}]}""", "blocks[0].content")]
    [InlineData("""{"model":"m","blocks":[{"kind":"plugin","content":"","origin":{"id":"x"}}]}""", "blocks[0].origin.type")]
    [InlineData("""{"model":"m","blocks":[{"kind":"plugin","content":"","seal":{"protected":"x"}}]}""", "blocks[0].seal.signature")]
    [InlineData("""{"model":"m","tenant":"other","blocks":[]}""", "tenant")]
    [InlineData("""{"model":"m","budget":{"limit":0},"blocks":[]}""", "budget.limit")]
    [InlineData("""{"model":"m","session":{"id":"s","sequence":0},"blocks":[]}""", "session.sequence")]
    [InlineData("""{"blocks":[]}""", "model")]
    public void What_does_not_fit_is_named_by_its_path(string text, string path)
    {
        Assert.False(ContextRequestJson.TryRead(Encoding.UTF8.GetBytes(text), "acme", "bot", out _, out var error));
        Assert.Equal(path, error!.Path);
    }

    [Fact]
    public void A_member_name_that_is_no_text_is_refused_like_other_malformed_input()
    {
        Assert.False(ContextRequestJson.TryRead("""{"\ud800":1}"""u8.ToArray(), "acme", "bot", out _, out var error));
        Assert.Equal("malformed", error!.Reason);
    }

    [Fact]
    public void A_sealed_block_is_still_sealed_after_it_was_written_and_read()
    {
        using var key = SigningKey.Create();
        var block = new ContextBlock
        {
            Kind = BlockKind.Plugin,
            Role = BlockRole.Tool,
            Tenant = "acme",
            Content = "line one\nline \u0001 “two” 𝄞",
            Schema = "weather/1",
            Origin = new("plugin", "weather", "1.2.0", "forecast", "call_1", "file:///a"),
            CreatedAt = new(2026, 11, 22, 5, 41, 7, 318, TimeSpan.Zero),
        };
        block = block with { Seal = BlockSealing.Seal(block, key) };

        using var json = JsonDocument.Parse(ContextBlockJson.Write(block));
        Assert.True(ContextBlockJson.TryRead(json.RootElement, "blocks[0]", out var read, out _));

        Assert.Equal(block, read);
        Assert.True(BlockSealing.Verify(read, new JsonWebKeys([key.Public])));
    }
}
