using System.Text;
using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Sealing;
using Mocop.Tests.Assembly;

namespace Mocop.Tests.Sealing;

public sealed class TamperTests
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. \n{}\"";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private static readonly AssembledContext s_context = Engine.Assembled(Engine.Request(
        Engine.Block(BlockKind.System, "You are the support assistant of Acme.\tBe kind.\r\n"),
        Engine.Block(BlockKind.User, "What is the weather in Oslo – and “my” order?"),
        Engine.Weather($"Oslo 4 °C\n{Engine.Attack}<|im_end|>😀")) with
    { Session = new SessionReference("s1", 10) });

    private static readonly byte[] s_bytes = EnvelopeJson.Write(s_context.Envelope);

    [Fact]
    public void A_flipped_bit_anywhere_in_the_envelope_is_refused()
    {
        for (var i = 0; i < s_bytes.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
                AssertRefused(i, (byte)(s_bytes[i] ^ (1 << bit)));
        }
    }

    [Fact]
    public void A_byte_changed_to_another_that_json_likes_is_refused()
    {
        foreach (var other in "}\",:\\ 01bu.e\n"u8)
        {
            for (var i = 0; i < s_bytes.Length; i++)
            {
                if (s_bytes[i] != other)
                    AssertRefused(i, other);
            }
        }
    }

    [Fact]
    public void A_byte_added_or_removed_is_refused_unless_it_is_white_space_between_tokens()
    {
        for (var i = 0; i < s_bytes.Length; i++)
            Assert.False(Verify([.. s_bytes[..i], .. s_bytes[(i + 1)..]], s_context.Seal).Valid);
        for (var i = 0; i < s_bytes.Length; i++)
            Assert.False(Verify([.. s_bytes[..i], (byte)'0', .. s_bytes[i..]], s_context.Seal).Valid);
    }

    [Fact]
    public void A_change_inside_a_block_names_the_block()
    {
        using var document = JsonDocument.Parse(s_bytes);
        var text = Encoding.UTF8.GetString(s_bytes);
        foreach (var block in document.RootElement.GetProperty("blocks").EnumerateArray())
        {
            var (id, raw) = (block.GetProperty("id").GetString()!, block.GetRawText());
            foreach (var (old, changed) in new[] { ("\"tenant\":\"acme\"", "\"tenant\":\"acmf\""), ("\"proven\":", "\"prove\":"), ("\"tokens\":", "\"tokens\":1"), ("\"trust\":\"", "\"trust\":\"x"), ("\"content\":\"", "\"content\":\"x") })
            {
                var altered = text.Replace(raw, raw.Replace(old, changed, StringComparison.Ordinal), StringComparison.Ordinal);
                Assert.NotEqual(text, altered);
                var result = Verify(Encoding.UTF8.GetBytes(altered), s_context.Seal);
                Assert.Equal((false, id), (result.Valid, result.Block));
            }
        }
    }

    [Fact]
    public void A_changed_character_anywhere_in_the_seal_is_refused()
    {
        foreach (var other in Alphabet)
        {
            for (var i = 0; i < s_context.Seal.Protected.Length; i++)
            {
                if (s_context.Seal.Protected[i] != other)
                    Assert.False(Verify(s_bytes, s_context.Seal with { Protected = Changed(s_context.Seal.Protected, i, other) }).Valid);
            }

            for (var i = 0; i < s_context.Seal.Signature.Length; i++)
            {
                if (s_context.Seal.Signature[i] != other)
                    Assert.False(Verify(s_bytes, s_context.Seal with { Signature = Changed(s_context.Seal.Signature, i, other) }).Valid);
            }
        }
    }

    [Fact]
    public void A_character_added_to_the_seal_is_refused()
    {
        foreach (var other in "A=. \t\r\n")
        {
            for (var i = 0; i <= s_context.Seal.Protected.Length; i++)
                Assert.False(Verify(s_bytes, s_context.Seal with { Protected = s_context.Seal.Protected.Insert(i, other.ToString()) }).Valid);
            for (var i = 0; i <= s_context.Seal.Signature.Length; i++)
                Assert.False(Verify(s_bytes, s_context.Seal with { Signature = s_context.Seal.Signature.Insert(i, other.ToString()) }).Valid);
        }

        Assert.False(Verify(s_bytes, s_context.Seal with { Signature = s_context.Seal.Signature + "==" }).Valid);
    }

    [Fact]
    public void Blocks_swapped_left_out_or_doubled_are_refused()
    {
        var blocks = s_context.Envelope.Blocks;
        Assert.Equal("root", Verify(s_context.Envelope with { Blocks = [blocks[1], blocks[0], blocks[2]] }).Reason);
        Assert.Equal("root", Verify(s_context.Envelope with { Blocks = [blocks[0], blocks[1]] }).Reason);
        Assert.Equal("root", Verify(s_context.Envelope with { Blocks = [blocks[0], blocks[1], blocks[2], blocks[2]] }).Reason);
        Assert.Equal("digest", Verify(s_context.Envelope with { Blocks = [blocks[0] with { Content = "x" }, blocks[1], blocks[2]] }).Reason);
        Assert.Equal("signature", Verify(s_context.Envelope with { Model = "other" }).Reason);
    }

    [Fact]
    public void White_space_and_the_order_of_members_do_not_matter()
    {
        using var document = JsonDocument.Parse(s_bytes);
        var pretty = JsonSerializer.SerializeToUtf8Bytes(document.RootElement, s_indented);
        Assert.True(Verify(pretty, s_context.Seal).Valid);
        var reversed = document.RootElement.EnumerateObject().Reverse().Select(m => $"{JsonSerializer.Serialize(m.Name)}:{m.Value.GetRawText()}");
        Assert.True(Verify(Encoding.UTF8.GetBytes($"{{{string.Join(',', reversed)}}}"), s_context.Seal).Valid);
    }

    private static void AssertRefused(int index, byte other)
    {
        var altered = s_bytes.ToArray();
        altered[index] = other;
        var result = Verify(altered, s_context.Seal);
        Assert.False(result.Valid, $"Byte {index} from {s_bytes[index]} to {other}.");
        Assert.NotNull(result.Reason);
    }

    private static string Changed(string text, int index, char other) => text[..index] + other + text[(index + 1)..];

    private static VerificationResult Verify(Envelope envelope) => Verify(EnvelopeJson.Write(envelope), s_context.Seal);

    private static VerificationResult Verify(byte[] bytes, JwsSeal seal) => EnvelopeVerifier.Verify(bytes, seal, Engine.Keys.PublicKeys, Engine.Now);
}
