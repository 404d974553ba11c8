using System.Text;
using Mocop.Tokens;

namespace Mocop.Tests.Tokens;

public sealed class TokenLimitTests
{
    public static TheoryData<string> Names => [.. TokenEncoding.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_longest_beginning_and_end_are_found(string name)
    {
        var encoding = TokenEncoding.Get(name);
        var random = new Random(11);
        for (var i = 0; i < 120; i++)
        {
            var text = TokenTexts.Mixture(random, most: 14);
            var count = encoding.Count(text);
            foreach (var limit in new[] { 0, 1, 2, count / 2, count - 1, count, count + 1 })
            {
                Assert.Equal(Prefix(encoding, text, limit), encoding.PrefixLength(text, limit));
                Assert.Equal(Suffix(encoding, text, limit), encoding.SuffixLength(text, limit));
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData("ab")]
    [InlineData("ไทย")]
    [InlineData("\n")]
    [InlineData("A")]
    [InlineData("😀")]
    public void So_they_are_inside_one_long_piece(string unit)
    {
        var text = "so: " + new StringBuilder().Insert(0, unit, 700 / unit.Length) + "!";
        var encoding = TokenEncoding.O200kBase;
        var count = encoding.Count(text);
        foreach (var limit in new[] { 3, count / 3, count / 2, count - 2, count - 1 })
        {
            Assert.Equal(Prefix(encoding, text, limit), encoding.PrefixLength(text, limit));
            Assert.Equal(Suffix(encoding, text, limit), encoding.SuffixLength(text, limit));
        }
    }

    [Fact]
    public void So_they_are_inside_a_long_piece_without_order()
    {
        var random = new Random(12);
        var encoding = TokenEncoding.O200kBase;
        for (var i = 0; i < 4; i++)
        {
            var text = TokenTexts.Letters(random, 500);
            var limit = random.Next(20, 200);
            Assert.Equal(Prefix(encoding, text, limit), encoding.PrefixLength(text, limit));
            Assert.Equal(Suffix(encoding, text, limit), encoding.SuffixLength(text, limit));
        }
    }

    private static int Prefix(TokenEncoding encoding, string text, int limit)
    {
        var length = text.Length;
        while (!TokenTexts.IsBetweenCharacters(text, length) || encoding.Count(text.AsSpan(0, length)) > limit)
            length--;
        return length;
    }

    private static int Suffix(TokenEncoding encoding, string text, int limit)
    {
        var start = 0;
        while (!TokenTexts.IsBetweenCharacters(text, start) || encoding.Count(text.AsSpan(start)) > limit)
            start++;
        return text.Length - start;
    }
}
