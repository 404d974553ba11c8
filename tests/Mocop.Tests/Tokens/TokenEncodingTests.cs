using Mocop.Tokens;

namespace Mocop.Tests.Tokens;

public sealed class TokenEncodingTests
{
    [Fact]
    public void Encodings_are_found_by_their_published_names()
    {
        Assert.Equal(["o200k_base", "cl100k_base", "p50k_base"], TokenEncoding.Names);
        Assert.Same(TokenEncoding.O200kBase, TokenEncoding.Get("o200k_base"));
        Assert.True(TokenEncoding.TryGet("cl100k_base", out var found));
        Assert.Same(TokenEncoding.Cl100kBase, found);
        Assert.False(TokenEncoding.TryGet("O200K_BASE", out _));
        Assert.False(TokenEncoding.TryGet(null, out _));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var error = Assert.Throws<ArgumentException>(() => TokenEncoding.Get("o300k"));
        Assert.Contains("'o300k'", error.Message, StringComparison.Ordinal);
        foreach (var name in TokenEncoding.Names)
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_text_has_no_tokens()
    {
        Assert.Equal(0, TokenEncoding.O200kBase.Count(""));
        Assert.Empty(TokenEncoding.O200kBase.Encode(""));
        Assert.Empty(TokenEncoding.O200kBase.Spans(""));
        Assert.Equal("", TokenEncoding.O200kBase.Decode([]));
    }

    [Theory]
    [InlineData("o200k_base", 199999)]
    [InlineData("cl100k_base", 100257)]
    [InlineData("p50k_base", 50256)]
    public void What_looks_like_a_special_token_is_ordinary_text(string name, int special)
    {
        var encoding = TokenEncoding.Get(name);
        var tokens = encoding.Encode("<|endoftext|>");
        Assert.True(tokens.Count > 1);
        Assert.DoesNotContain(special, tokens);
        Assert.Equal("<|endoftext|>", encoding.Decode(tokens));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(50256)]
    [InlineData(50281)]
    public void Decoding_refuses_what_is_no_token_of_text(int token)
    {
        var error = Assert.Throws<ArgumentException>(() => TokenEncoding.P50kBase.Decode([1, token]));
        Assert.Contains($"{token} is not a token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_limits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenEncoding.O200kBase.PrefixLength("a", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenEncoding.O200kBase.SuffixLength("a", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TokenEncoding.O200kBase.Fits("a", -1));
    }

    [Fact]
    public void Threads_count_alike_at_the_same_time()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? TokenTexts.Letters(random, 3000) : TokenTexts.Mixture(random)).ToArray();
        var expected = Array.ConvertAll(texts, text => TokenEncoding.O200kBase.Count(text));
        var counts = new int[texts.Length];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => counts[i] = TokenEncoding.O200kBase.Count(texts[i]));
        Assert.Equal(expected, counts);
    }

    [Fact]
    public void Counting_ordinary_text_allocates_nothing()
    {
        const string text = "Counting tokens, 12345 of them: naïve façades, 汉字 and internationalisation — nothing is kept.\n\n";
        TokenEncoding.O200kBase.Count(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            TokenEncoding.O200kBase.Count(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
