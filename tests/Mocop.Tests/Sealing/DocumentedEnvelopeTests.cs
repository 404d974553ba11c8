using System.Text;
using System.Text.Json;
using Mocop.Rendering;
using Mocop.Sealing;

namespace Mocop.Tests.Sealing;

/// <summary>The envelope that the documentation shows.</summary>
public sealed class DocumentedEnvelopeTests
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(NodeScript.RepositoryRoot(), "docs", "envelope-example.json"));

    [Fact]
    public void It_verifies_here()
    {
        using var document = JsonDocument.Parse(s_text);
        var envelope = Encoding.UTF8.GetBytes(document.RootElement.GetProperty("envelope").GetRawText());
        Assert.True(SealJson.TryRead(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("seal").GetRawText()), out var seal, out _));
        Assert.True(JsonWebKeys.TryParse(Encoding.UTF8.GetBytes(document.RootElement.GetProperty("jwks").GetRawText()), out var keys, out _));
        Assert.True(EnvelopeVerifier.Verify(envelope, seal, keys).Valid);
        Assert.True(EnvelopeJson.TryRead(envelope, out var read, out _));
        Assert.Equal(envelope, EnvelopeJson.Write(read));
        Assert.Equal(3, ContextParser.Parse(EnvelopeRenderer.Render(read, RenderFormat.OpenAi))!.Count);
    }

    [Fact]
    public void The_preamble_is_the_one_that_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(NodeScript.RepositoryRoot(), "docs", "envelope.md"));
        Assert.Contains(Preamble.For(Mocop.Policies.SpotlightMode.Delimit, "TAG", 'M'), page, StringComparison.Ordinal);
    }
}
