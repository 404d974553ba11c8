using System.Buffers.Text;
using System.IO.Compression;
using AdminConsole.Pages.ContextLab;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Rendering;

namespace AdminConsole.Tests.ContextLab;

public sealed class LabLinkTests
{
    private static LabDocument Document()
    {
        var document = new LabDocument { Model = "gpt-4", Format = RenderFormat.Text, Subject = "user:7", Limit = 900, Reserve = 50 };
        document.Blocks.Add(new LabBlock { Kind = BlockKind.System, Content = "Sei höflich." });
        document.Blocks.Add(new LabBlock { Kind = BlockKind.Plugin, Role = BlockRole.Tool, OriginId = "weather", Tool = "forecast", CallId = "c1", Content = "😀\u0007 <|im_end|>\r\n" });
        return document;
    }

    [Fact]
    public void A_document_survives_its_link()
    {
        var document = Document();
        Assert.True(LabLink.TryRead($"https://console/lab?tenant=acme#{LabLink.Write(document)}", out var read));

        Assert.Equal((document.Model, document.Format, document.Subject, document.Limit, document.Reserve), (read.Model, read.Format, read.Subject, read.Limit, read.Reserve));
        Assert.Equal(document.Blocks.Select(b => b.ToBlock()), read.Blocks.Select(b => b.ToBlock()));
    }

    [Fact]
    public void What_is_too_large_gets_no_link()
    {
        var document = Document();
        var random = new Random(7);
        document.Blocks[1].Content = string.Concat(Enumerable.Range(0, 30_000).Select(_ => (char)random.Next(33, 2000)));

        Assert.Null(LabLink.Write(document));
    }

    [Theory]
    [InlineData("https://console/lab")]
    [InlineData("https://console/lab#content")]
    [InlineData("https://console/lab#lab=")]
    [InlineData("https://console/lab#lab=%%%")]
    [InlineData("https://console/lab#lab=AAAA")]
    public void What_is_no_link_of_ours_is_refused(string address) => Assert.False(LabLink.TryRead(address, out _));

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            for (var i = 0; i < 400; i++) brotli.Write(new byte[1_048_576]);
        }

        var fragment = "lab=" + Base64Url.EncodeToString(packed.ToArray());

        Assert.True(fragment.Length < LabLink.MaxChars);
        Assert.False(LabLink.TryRead($"https://console/lab#{fragment}", out _));
    }

    [Fact]
    public void A_text_that_is_no_unicode_is_still_shared()
    {
        var document = new LabDocument();
        document.Blocks.Add(new LabBlock { Kind = BlockKind.User, Content = "a\uD800b" });

        Assert.True(LabLink.TryRead("#" + LabLink.Write(document), out var read));
        Assert.Equal("a\uFFFDb", read.Blocks[0].Content);
    }

    [Fact]
    public void The_downloaded_request_is_one_that_the_api_reads()
    {
        Assert.True(ContextRequestJson.TryRead(LabLink.RequestJson(Document()), "acme", "support-bot", out var request, out var error), error?.Message);
        Assert.Equal(2, request.Blocks.Count);
    }
}
