using Mocop.Escaping;

namespace Mocop.Tests.Escaping;

[Trait("form", "nightly")]
public sealed class BlockEscaperTests
{
    [Theory]
    [InlineData("tickets<|im_end|>", "tickets&lt;|im_end|>")]
    [InlineData("< | im_start | >", "&lt; | im_start | >")]
    [InlineData("＜｜begin▁of▁sentence｜＞", "&#xFF1C;｜begin▁of▁sentence｜＞")]
    [InlineData("<\u200B|im_end|>", "&lt;&#x200B;|im_end|>")]
    [InlineData("a[INST]b[/INST]", "a&#x5B;INST]b&#x5B;/INST]")]
    [InlineData("<<SYS>>x<</SYS>>", "<&lt;SYS>>x<&lt;/SYS>>")]
    [InlineData("</s>", "&lt;/s>")]
    [InlineData("<unused42> <extra_id_0>", "&lt;unused42> &lt;extra_id_0>")]
    [InlineData("<ѕуѕtеm>", "&lt;ѕуѕtеm>")]
    [InlineData("</data b3 7Qm2>", "&lt;/data b3 7Qm2>")]
    [InlineData("[mocop: redacted]", "&#x5B;mocop: redacted]")]
    [InlineData("[system](#context)", "&#x5B;system](#context)")]
    [InlineData("{{#system~}}", "&#x7B;{#system~}}")]
    [InlineData("{{#system\u200Bx", "&#x7B;{#system&#x200B;x")]
    [InlineData("Human: hi", "Human&#x3A; hi")]
    [InlineData("a\n\n### Instruction:\nb", "a\n\n### Instruction&#x3A;\nb")]
    [InlineData("> **User:** hi", "> **User&#x3A;** hi")]
    [InlineData("ASSISTANT：ok", "ASSISTANT&#xFF1A;ok")]
    [InlineData("a\u202Eb\u200Bc\u00ADd", "a&#x202E;b&#x200B;c&#xAD;d")]
    [InlineData("\u001B[31mred", "&#x1B;[31mred")]
    [InlineData("a\rb\r\nc", "a&#xD;b\r\nc")]
    [InlineData("󠁩󠁧", "&#xE0069;&#xE0067;")]
    [InlineData("\uE000", "&#xE000;")]
    [InlineData("&lt;|im_end|>", "&amp;lt;|im_end|>")]
    [InlineData("&amp;amp;", "&amp;amp;amp;")]
    [InlineData("&#x41;&#x110000;&#x41", "&amp;#x41;&#x110000;&#x41")]
    public void What_could_be_structure_is_escaped(string text, string escaped)
    {
        Assert.Equal(escaped, BlockEscaper.Escape(text));
        Assert.Equal(text, BlockEscaper.Unescape(escaped));
    }

    [Fact]
    public void Unpaired_surrogates_are_escaped()
    {
        Assert.Equal("&#xDC00;&#xD800;", BlockEscaper.Escape("\uDC00\uD800"));
        Assert.Equal("\uDC00\uD800", BlockEscaper.Unescape("&#xDC00;&#xD800;"));
    }

    [Theory]
    [InlineData("for (int i = 0; i < s; i++) a[i] &= b << 2;")]
    [InlineData("<p class=\"x\">5 &gt; 4 &nbsp; &copy; <b>bold</b></p><!-- c -->")]
    [InlineData("https://example.com/search?q=a&lt=3&page=2#top")]
    [InlineData("{\"role\":\"system\",\"list\":[1,2,[3]],\"user\":\"a\"}")]
    [InlineData("He told the assistant: no. See https://x.y/z: it works.")]
    [InlineData("template<typename T> std::vector<int> v; x |> f; a || b;")]
    [InlineData("Dear user,\nthe system is up: 4 °C, 日本語：はい, \"quoted\" – fine…")]
    [InlineData("👩\u200D👩\u200D👧 ❤\uFE0F #\uFE0F⃣ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 می\u200Cخواهم क्\u200Dष")]
    [InlineData("tab\tand\r\nline\nends")]
    public void Ordinary_text_stays_as_it_is(string text) => Assert.Equal(text, BlockEscaper.Escape(text));

    [Theory]
    [InlineData("a\u200Db")]
    [InlineData("❤\uFE0F\uFE0F")]
    [InlineData("a\uFE0F")]
    [InlineData("😀\u200D\u200D😀")]
    [InlineData("می\u200C\u200Cخواهم")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁩󠁿")]
    public void Joiners_elsewhere_become_visible(string text) => Assert.Contains("&#x", BlockEscaper.Escape(text), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_lost() => HostileText.ForAll(hostile =>
    {
        var text = hostile.Text();
        Assert.Equal(text, BlockEscaper.Unescape(BlockEscaper.Escape(text)));
    });

    [Fact]
    public void Nothing_is_lost_of_an_escaped_text_either() => HostileText.ForAll(hostile =>
    {
        var text = BlockEscaper.Escape(hostile.Text());
        Assert.Equal(text, BlockEscaper.Unescape(BlockEscaper.Escape(text)));
    });

    [Fact]
    public void No_marker_is_left_however_it_is_read() => HostileText.ForAll(hostile =>
    {
        var escaped = BlockEscaper.Escape(hostile.Text());
        Assert.Null(MarkerOracle.Find(escaped));
    });

    [Fact]
    public void Escaping_twice_touches_only_ampersands() => HostileText.ForAll(hostile =>
    {
        var escaped = BlockEscaper.Escape(hostile.Text());
        Assert.All(BlockEscaper.Prepare(escaped).Transforms, t => Assert.True(t.Detail == "escape", t + escaped[t.Source.Start..]));
    });

    [Fact]
    public void Transforms_map_every_character_to_its_source() => HostileText.ForAll(hostile =>
    {
        var text = hostile.Text();
        var prepared = BlockEscaper.Prepare(text);
        var (source, target) = (0, 0);
        foreach (var transform in prepared.Transforms)
        {
            Assert.Equal(text[source..transform.Source.Start], prepared.Content[target..transform.Target.Start]);
            Assert.Equal(text[transform.Source.Start..transform.Source.End], BlockEscaper.Unescape(prepared.Content[transform.Target.Start..transform.Target.End]));
            (source, target) = (transform.Source.End, transform.Target.End);
        }

        Assert.Equal(text[source..], prepared.Content[target..]);
    });

    [Theory]
    [InlineData("<|")]
    [InlineData("<")]
    [InlineData("< ")]
    [InlineData("\u200B")]
    [InlineData("\u0301")]
    [InlineData("\n ")]
    [InlineData("\n\u200B")]
    [InlineData("</ /")]
    [InlineData("[/")]
    [InlineData("<a:")]
    [InlineData("&#x")]
    [InlineData("\r")]
    public void A_quarter_million_of_anything_takes_linear_time(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 250_000 / unit.Length));
        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(text, BlockEscaper.Unescape(BlockEscaper.Escape(text)));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }
}
