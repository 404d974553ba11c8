using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;

namespace Mocop.Tests.Assembly;

/// <summary>Blocks as large as they may be, of nothing but what costs most.</summary>
public sealed class HostileSizeTests
{
    [Theory]
    [InlineData("<|", SpotlightMode.Delimit)]
    [InlineData("\u200B", SpotlightMode.Delimit)]
    [InlineData("\u200B", SpotlightMode.Encode)]
    [InlineData(" ", SpotlightMode.Datamark)]
    [InlineData("a ", SpotlightMode.Datamark)]
    [InlineData("\nUser:", SpotlightMode.Delimit)]
    [InlineData(Engine.Attack + "<|", SpotlightMode.Delimit)]
    public void A_block_at_the_limit_is_assembled_in_bounded_time_and_size(string unit, SpotlightMode mode)
    {
        var content = string.Concat(Enumerable.Repeat(unit, ContextLimits.BlockChars / unit.Length));
        var policy = GuardrailPolicy.Default with { Spotlight = mode, Groups = [], Kinds = new Dictionary<BlockKind, KindPolicy> { [BlockKind.Plugin] = new(500, RedactAt: 900) } };
        var started = TimeProvider.System.GetTimestamp();
        foreach (var budget in new[] { ContextLimits.Tokens, 1000 })
        {
            var context = Engine.Assembled(Engine.Request(Engine.Weather(content)) with { Budget = new ContextBudget(budget) }, policy);
            var bytes = EnvelopeJson.Write(context.Envelope);
            Assert.True(EnvelopeVerifier.Verify(bytes, context.Seal, Engine.Keys.PublicKeys).Valid);
            Assert.InRange(context.Envelope.Blocks[0].Transforms.Count, 0, ContextLimits.TransformsPerBlock);
            Assert.InRange(bytes.Length, 1, 16_000_000);
            Assert.InRange(context.Rendering.Map.Count, 1, 3 * ContextLimits.TransformsPerBlock);
            Assert.NotNull(ContextParser.Parse(context.Rendering));
        }

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(10));
    }
}
