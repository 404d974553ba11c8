using System.Text;
using Mocop.Tokens;

namespace Mocop.Tests.Tokens;

public sealed class TokenPropertyTests
{
    private const int Cases = 2000;

    public static TheoryData<string> Names => [.. TokenEncoding.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decoding_gives_well_formed_text_back(string name)
    {
        var encoding = TokenEncoding.Get(name);
        var random = new Random(1);
        for (var i = 0; i < Cases; i++)
        {
            var text = TokenTexts.Mixture(random, wellFormed: true);
            Assert.Equal(text, encoding.Decode(encoding.Encode(text)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decoding_gives_unpaired_surrogates_back_as_replacement_characters(string name)
    {
        var encoding = TokenEncoding.Get(name);
        var random = new Random(2);
        for (var i = 0; i < Cases; i++)
        {
            var text = TokenTexts.AnyPlane(random);
            Assert.Equal(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), encoding.Decode(encoding.Encode(text)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Counting_agrees_with_encoding_and_with_fitting(string name)
    {
        var encoding = TokenEncoding.Get(name);
        var random = new Random(3);
        for (var i = 0; i < Cases; i++)
        {
            var text = TokenTexts.Mixture(random);
            var count = encoding.Encode(text).Count;
            Assert.Equal(count, encoding.Count(text));
            Assert.True(encoding.Fits(text, count));
            Assert.False(encoding.Fits(text, count - 1));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spans_cover_the_text_in_order_and_hold_the_tokens_bytes(string name)
    {
        var encoding = TokenEncoding.Get(name);
        var random = new Random(4);
        for (var i = 0; i < Cases; i++)
        {
            var text = TokenTexts.Mixture(random);
            var spans = encoding.Spans(text);
            Assert.Equal(encoding.Encode(text), spans.Select(span => span.Id));

            var covered = 0;
            foreach (var span in spans)
            {
                Assert.InRange(span.Start, 0, covered);
                Assert.True(TokenTexts.IsBetweenCharacters(text, span.Start) && TokenTexts.IsBetweenCharacters(text, span.Start + span.Length));
                Assert.True(span.Start == covered || IsOneCharacter(text, span.Start, covered), "Only the tokens of one character overlap.");
                var bytes = Encoding.UTF8.GetBytes(text.Substring(span.Start, span.Length));
                Assert.True(bytes.AsSpan().IndexOf(encoding.Encoder.Ranks.Bytes(span.Id)) >= 0);
                covered = span.Start + span.Length;
            }

            Assert.Equal(text.Length, covered);
        }
    }

    private static bool IsOneCharacter(string text, int start, int end) =>
        end - start == 1 || (end - start == 2 && char.IsSurrogatePair(text[start], text[start + 1]));
}
