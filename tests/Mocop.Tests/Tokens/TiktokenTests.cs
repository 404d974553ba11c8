using System.Text;
using Mocop.Tokens;

namespace Mocop.Tests.Tokens;

/// <summary>Compares with npm's tiktoken as it runs, over more text than could be kept.</summary>
public sealed class TiktokenTests
{
    [Theory]
    [InlineData("o200k_base")]
    [InlineData("cl100k_base")]
    [InlineData("p50k_base")]
    public Task Random_texts_have_the_same_tokens(string name)
    {
        var random = new Random(20261122);
        var texts = new List<string>();
        for (var i = 0; i < 1500; i++)
            texts.Add(TokenTexts.Mixture(random));
        for (var i = 0; i < 500; i++)
            texts.Add(TokenTexts.AnyPlane(random));
        for (var i = 0; i < 100; i++)
            texts.Add(TokenTexts.Letters(random, random.Next(20, 600)));
        return Compare(name, texts);
    }

    /// <summary>A character that the two put into different classes shows in one of the places where it stands here. The classes are the same for all encodings.</summary>
    [Fact]
    public Task Every_character_is_of_the_same_class()
    {
        var texts = new List<string>();
        for (var first = 0; first < 0x1FC00; first += 256)
        {
            // The inside of the large blocks of ideographs and syllables is all alike.
            if (first is (> 0x4E00 and < 0x9F00) or (> 0xAC00 and < 0xD700) or (> 0xE000 and < 0xF800) or (> 0x17000 and < 0x18700))
                continue;
            var text = new StringBuilder();
            for (var codePoint = first; codePoint < first + 256; codePoint++)
            {
                var c = codePoint is >= 0xD800 and < 0xE000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);
                text.Append($"A{c}a1{c}2345  {c}'{c}s\n{c}B !{c}b");
            }

            texts.Add(text.ToString());
        }

        return Compare("o200k_base", texts);
    }

    private static async Task Compare(string name, List<string> texts)
    {
        var expected = await TiktokenProcess.Encode(name, texts, TestContext.Current.CancellationToken);
        var encoding = TokenEncoding.Get(name);
        for (var i = 0; i < texts.Count; i++)
            Assert.Equal($"{i}: {expected[i]}", $"{i}: {string.Join(',', encoding.Encode(texts[i]))}");
    }
}
