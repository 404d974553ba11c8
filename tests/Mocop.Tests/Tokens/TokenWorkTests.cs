using System.Text;
using Mocop.Tokens;
using Mocop.Tokens.Limits;
using Mocop.Tokens.Merging;

namespace Mocop.Tests.Tokens;

/// <summary>No input makes the work grow faster than its length. Work is counted in look-ups and characters looked at, not in time.</summary>
public sealed class TokenWorkTests
{
    private static readonly string[] s_units =
    [
        "a", " ", "=", "\n", "1", "A", "ab", "aA", "ª", "Aª", "\u0301", "!\u0301", "A\u0301", "'s", "' ", " \n", "\u00a0", "ไทย", "汉", "😀", "\ud83d", "/", "\n/", "the", "\u0001", "ÿ",
    ];

    public static TheoryData<string> Names => [.. TokenEncoding.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Counting_is_linear(string name)
    {
        var encoder = TokenEncoding.Get(name).Encoder;
        foreach (var text in Texts(60_000))
        {
            long steps = 0;
            encoder.Count(text, ref steps);
            var bytes = Encoding.UTF8.GetByteCount(text);
            Assert.True(steps < 40L * bytes, $"'{text[..2]}…': {steps} steps for {bytes} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Finding_a_limit_is_linear(string name)
    {
        var encoder = TokenEncoding.Get(name).Encoder;
        foreach (var (text, longer) in Texts(4_000).Zip(Texts(16_000)))
        {
            // Pairs of tokens that are met for the first time cost the same once, whatever the length; so four times the text must be below five times the work.
            var (prefix, suffix) = LimitSteps(encoder, text);
            var (longerPrefix, longerSuffix) = LimitSteps(encoder, longer);
            Assert.True(longerPrefix < 5 * prefix, $"'{text[..2]}…': from {prefix} to {longerPrefix} steps for the beginning");
            Assert.True(longerSuffix < 5 * suffix, $"'{text[..2]}…': from {suffix} to {longerSuffix} steps for the end");
        }
    }

    /// <summary>Rows of one byte are merged as runs; that must give what merging them one by one gives.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_of_one_byte_is_merged_like_any_other_piece(string name)
    {
        var ranks = TokenEncoding.Get(name).Encoder.Ranks;
        var reference = new LongMerge(ranks);
        for (var value = 0; value < 256; value++)
        {
            for (var length = 1; length < 400; length += length < 140 ? 1 : 13)
            {
                var piece = new byte[length];
                piece.AsSpan().Fill((byte)value);
                long steps = 0, work = 0;
                var (expected, actual) = (new int[length], new int[length]);
                var count = reference.Merge(piece, expected, ref steps);
                Assert.Equal(expected[..count], actual[..RepeatMerge.Merge(ranks, piece, actual, ref work)]);
                Assert.InRange(work, 0, 200);
            }
        }
    }

    private static (long Prefix, long Suffix) LimitSteps(PieceEncoder encoder, string text)
    {
        long steps = 0;
        var half = encoder.Count(text, ref steps) / 2;
        var prefix = new PrefixLimit(encoder);
        var suffix = new SuffixLimit(encoder);
        prefix.Find(text, half);
        suffix.Find(text, half);
        return (prefix.Steps, suffix.Steps);
    }

    /// <summary>Long pieces are merged in sweeps, a rank at a time. That is right as long as no merge makes a pair of lower rank than its own.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_token_is_made_by_merges_of_rising_rank(string name)
    {
        var ranks = TokenEncoding.Get(name).Encoder.Ranks;
        Assert.Equal(name == "o200k_base" ? 199998 : name == "cl100k_base" ? 100256 : 50281, ranks.Count);
        for (var rank = 0; rank < ranks.Count; rank++)
        {
            var token = ranks.Bytes(rank);
            var ends = Enumerable.Range(1, token.Length).ToList();
            var last = -1;
            while (ends.Count > 1)
            {
                var (best, at) = (int.MaxValue, -1);
                for (var i = 0; i + 1 < ends.Count; i++)
                {
                    var found = ranks.Find(token[(i == 0 ? 0 : ends[i - 1])..ends[i + 1]]);
                    if (found < best)
                        (best, at) = (found, i);
                }

                Assert.True(at >= 0 && best >= last && best <= rank, $"{name}: {rank}");
                last = best;
                ends.RemoveAt(at);
            }
        }
    }

    private static IEnumerable<string> Texts(int length)
    {
        foreach (var unit in s_units)
            yield return new StringBuilder().Insert(0, unit, length / unit.Length).ToString();
        yield return TokenTexts.Letters(new Random(21), length);
    }
}
