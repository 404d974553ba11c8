using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Escaping;
using Mocop.Json;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Tests.Assembly;

/// <summary>What must hold for every context, whatever is in its blocks. The cases are many, so each context is held against all that can be said of one.</summary>
[Trait("form", "nightly")]
public sealed class InvariantTests
{
    [Fact]
    public void Parsing_a_rendering_gives_back_every_block() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile);
        var context = Engine.Assembled(request, HostileRequest.Policy(hostile, withholds: false) with { Groups = [] });

        var expected = InRenderedOrder(request.Blocks, request.Format).Select(b => b.Content).ToArray();
        var parsed = ContextParser.Parse(context.Rendering)!;
        Assert.Equal(expected, parsed.Select(b => b.Content), StringComparer.Ordinal);
        Assert.All(parsed, b => Assert.True(b.Complete));
        Assert.Equal(InRenderedOrder(context.Envelope.Blocks, request.Format).Select(b => b.Trust <= TrustLevel.Plugin), parsed.Select(b => b.Untrusted));
    });

    [Fact]
    public void Contents_change_neither_number_nor_order_nor_role_nor_fences() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile) with { Format = RenderFormat.OpenAi };
        var policy = HostileRequest.Policy(hostile, withholds: false) with { Groups = [] };
        var plain = request with { Blocks = [.. request.Blocks.Select(b => b with { Content = "plain", Seal = null })] };

        var hostileShape = Engine.Assembled(request with { Blocks = [.. request.Blocks.Select(b => b with { Seal = null })] }, policy).Rendering;
        var plainShape = Engine.Assembled(plain, policy).Rendering;
        Assert.Equal(plainShape.Messages.Select(m => (m.Role, m.ToolCallId)), hostileShape.Messages.Select(m => (m.Role, m.ToolCallId)));
        Assert.Equal(Fences(plainShape), Fences(hostileShape), StringComparer.Ordinal);
    });

    [Fact]
    public void Every_context_keeps_every_invariant() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile, hostile.Chance(80) ? Budget(hostile) : null);
        var policy = HostileRequest.Policy(hostile, withholds: hostile.Chance(70));
        var outcome = Engine.Assemble(request, policy, margin: 5);
        if (outcome is RefusedContext refused)
        {
            Assert.True(refused.Code is "budget.system-does-not-fit" or "budget.does-not-fit", refused.Code);
            return;
        }

        var context = (AssembledContext)outcome;
        ContextInvariants.RenderingIsMapped(context, request);
        ContextInvariants.RenderingParses(context);
        ContextInvariants.BudgetHolds(context, request, policy);
        ContextInvariants.PlanWasFollowed(context, request, policy);
        ContextInvariants.TrustIsNotGained(context, request);
        ContextInvariants.WithheldTextIsNotThere(context, policy);
        ContextInvariants.EnvelopeReadsBack(context);
        ContextInvariants.IsReproducible(context, request, policy);
    });

    private static ContextBudget Budget(HostileText hostile)
    {
        var limit = 60 + hostile.Number(hostile.Chance(50) ? 400 : 3000);
        return new ContextBudget(limit, hostile.Number(Math.Min(limit, 60)));
    }

    private static IEnumerable<ContextBlock> InRenderedOrder(IEnumerable<ContextBlock> blocks, RenderFormat format) =>
        format == RenderFormat.Anthropic ? blocks.OrderBy(b => b.Kind != BlockKind.System) : blocks;

    private static IEnumerable<EnvelopeBlock> InRenderedOrder(IEnumerable<EnvelopeBlock> blocks, RenderFormat format) =>
        format == RenderFormat.Anthropic ? blocks.OrderBy(b => b.Kind != BlockKind.System) : blocks;

    private static IEnumerable<string> Fences(ContextRendering rendering) => rendering.Map
        .Where(s => s.Operation == ProvenanceOperation.Fence)
        .Select(s => rendering.Messages[s.Message].Content[s.Start..s.End].Replace(rendering.Messages[0].Content.Substring(Preamble.Start.Length, EnvelopeNonce.TagChars), "TAG", StringComparison.Ordinal));
}
