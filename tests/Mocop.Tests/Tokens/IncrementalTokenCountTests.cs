using Mocop.Tokens;

namespace Mocop.Tests.Tokens;

[Trait("form", "nightly")]
public sealed class IncrementalTokenCountTests
{
    public static TheoryData<string> Names => [.. TokenEncoding.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void After_any_edits_the_count_is_that_of_the_text(string name)
    {
        var encoding = TokenEncoding.Get(name);
        HostileText.ForAll(hostile =>
        {
            var random = new Random(hostile.Number(int.MaxValue));
            var count = new IncrementalTokenCount(encoding, Piece(hostile, random));
            for (var edit = hostile.Number(8); edit > 0; edit--)
            {
                var (start, text) = (hostile.Number(count.Text.Length + 1), count.Text);
                var end = start + hostile.Number(Math.Min(12, text.Length - start) + 1);
                var changed = string.Concat(text.AsSpan(0, start), hostile.Chance(70) ? Piece(hostile, random) : "", text.AsSpan(end));
                Assert.Equal(encoding.Count(changed), count.Change(changed));
            }

            var (before, after) = (Piece(hostile, random), Piece(hostile, random));
            var whole = before + count.Text + after;
            Assert.Equal(encoding.Count(whole), count.CountWithin(whole, before.Length));
            var fenced = FencedTokenCount.Of(encoding.Encoder, before, count.Text, after);
            Assert.Equal((encoding.Count(count.Text), encoding.Count(whole)), (fenced.Alone, fenced.Fenced));
        }, divisor: 4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_letter_in_a_long_text_costs_next_to_nothing(string name)
    {
        var text = string.Concat(Enumerable.Range(0, 4000).Select(i => $"Line {i}: it rains in Oslo, and {i * 7} people stay at home.\n"));
        var count = new IncrementalTokenCount(TokenEncoding.Get(name), text);
        var whole = count.Steps;
        count.Change(text.Insert(text.Length / 2, "x"));
        count.CountWithin($"<data>\n{count.Text}\n</data>", 7);
        Assert.InRange(count.Steps - whole, 1, whole / 1000);
    }

    [Fact]
    public void A_memory_counts_a_typed_text_where_it_changed()
    {
        var (memory, text) = (new TokenMemory(), string.Concat(Enumerable.Repeat("It rains in Oslo. ", 20_000)));
        memory.Count(TokenEncoding.O200kBase, text);
        var first = memory.Steps;
        for (var i = 1; i <= 100; i++)
            Assert.Equal(TokenEncoding.O200kBase.Count(text[..9000] + new string('x', i) + text[9000..]), memory.Count(TokenEncoding.O200kBase, text[..9000] + new string('x', i) + text[9000..]));
        Assert.InRange(memory.Steps - first, 1, first);
        Assert.Equal(TokenEncoding.Cl100kBase.Count(text), memory.Count(TokenEncoding.Cl100kBase, text));
    }

    [Fact]
    public void A_text_that_does_not_stand_there_is_refused() =>
        Assert.Throws<ArgumentException>(() => new IncrementalTokenCount(TokenEncoding.O200kBase, "rain").CountWithin("the rain", 3));

    private static string Piece(HostileText hostile, Random random) => hostile.Chance(50) ? hostile.Text(10) : TokenTexts.Mixture(random, 10);
}
