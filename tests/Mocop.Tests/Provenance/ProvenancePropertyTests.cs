using Mocop.Assembly;
using Mocop.Budgets;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Rendering;
using Mocop.Tests.Assembly;
using Mocop.Tokens;

namespace Mocop.Tests.Provenance;

[Trait("form", "nightly")]
public sealed class ProvenancePropertyTests
{
    [Fact]
    public void The_compact_map_expands_to_the_whole() => HostileText.ForAll(hostile =>
    {
        if (Assemble(hostile) is { } context)
            Assert.Equal(context.Rendering.Map, CompactMap.Of(context.Rendering).Expand());
    }, divisor: 2);

    [Fact]
    public void Any_map_at_all_comes_back_from_its_compact_form() => HostileText.ForAll(hostile =>
    {
        var map = new List<ProvenanceSpan>();
        var messages = new List<RenderedMessage>();
        for (var message = hostile.Number(5); message > 0; message--)
        {
            var start = 0;
            for (var span = hostile.Number(6); span > 0; span--)
            {
                var end = start + 1 + hostile.Number(100);
                var from = hostile.Number(200);
                map.Add(new ProvenanceSpan(
                    messages.Count, start, end, hostile.OneOf("mocop", "b1", "b2"), hostile.Chance(70) ? new(from, from + hostile.OneOf(end - start, hostile.Number(90))) : null,
                    hostile.OneOf(Enum.GetValues<ProvenanceOperation>())));
                start = end;
            }

            messages.Add(new RenderedMessage(Mocop.Blocks.BlockRole.User, new string('a', start)));
        }

        Assert.Equal(map, CompactMap.Of(new ContextRendering(RenderFormat.OpenAi, messages, map)).Expand());
    });

    [Fact]
    public void Every_token_of_every_message_comes_from_just_the_spans_it_overlaps() => HostileText.ForAll(hostile =>
    {
        if (Assemble(hostile) is not { } context)
            return;
        var (rendering, encoding) = (context.Rendering, TokenEncoding.Get(context.Budget.Encoding));
        var tokens = TokenProvenance.Of(rendering, encoding);
        var compact = CompactTokens.Of(rendering, encoding);
        for (var message = 0; message < rendering.Messages.Count; message++)
        {
            var own = tokens.Where(t => t.Message == message).ToList();
            Assert.Equal(encoding.Encode(rendering.Messages[message].Content), own.Select(t => t.Id));
            Assert.Equal(own.Select(t => (t.Start, t.End)), compact.Expand(message));
            var covered = 0;
            foreach (var token in own)
            {
                Assert.InRange(token.Start, Math.Max(0, covered - 2), covered);
                covered = Math.Max(covered, token.End);
                var (first, last) = (rendering.Map[token.FirstSpan], rendering.Map[token.LastSpan]);
                Assert.True(first.Message == message && first.Start <= token.Start && token.Start < first.End);
                Assert.True(last.Message == message && last.Start < token.End && token.End <= last.End);
                Assert.Equal(token.Straddles, first != last);
            }

            Assert.Equal(rendering.Messages[message].Content.Length, covered);
        }
    }, divisor: 4);

    private static AssembledContext? Assemble(HostileText hostile)
    {
        var budget = hostile.Chance(30) ? new ContextBudget(120 + hostile.Number(600)) : null;
        return Engine.Assemble(HostileRequest.Of(hostile, budget), HostileRequest.Policy(hostile, withholds: true), margin: 5) as AssembledContext;
    }
}
