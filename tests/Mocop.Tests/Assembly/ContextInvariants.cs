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

/// <summary>What can be said of one context that was assembled.</summary>
internal static class ContextInvariants
{
    /// <summary>The map is sorted, disjoint, covers every character, and says where each is from; its compact form says the same.</summary>
    public static void RenderingIsMapped(AssembledContext context, ContextRequest request)
    {
        var (message, end) = (0, 0);
        foreach (var span in context.Rendering.Map)
        {
            for (; message < span.Message; message++, end = 0)
                Assert.Equal(context.Rendering.Messages[message].Content.Length, end);
            Assert.Equal(end, span.Start);
            Assert.True(span.End > span.Start);
            RepeatsSource(span, context, request);
            end = span.End;
        }

        for (; message < context.Rendering.Messages.Count; message++, end = 0)
            Assert.Equal(context.Rendering.Messages[message].Content.Length, end);
        Assert.Equal(context.Rendering.Map, CompactMap.Of(context.Rendering).Expand());
    }

    /// <summary>Parsing the messages gives back what is left of the blocks after redaction, quarantine and cuts.</summary>
    public static void RenderingParses(AssembledContext context)
    {
        var shown = context.Envelope.Blocks.Where(b => !TransformMap.IsDropped(b));
        if (context.Rendering.Format == RenderFormat.Anthropic)
            shown = shown.OrderBy(b => b.Kind != BlockKind.System);
        Assert.Equal(
            shown.Select(b => (b.Trust == TrustLevel.System ? b.Content : BlockEscaper.Unescape(b.Content), Complete: b.Transforms.All(t => t.Op is TransformOp.Escape))),
            ContextParser.Parse(context.Rendering)!.Select(b => (b.Content, b.Complete)));
    }

    /// <summary>Nothing is above the limit or a cap, as counted anew on the rendered form, and the system is never cut.</summary>
    public static void BudgetHolds(AssembledContext context, ContextRequest request, GuardrailPolicy policy)
    {
        var encoding = TokenEncoding.Get(context.Envelope.Budget.Encoding);
        var tokens = context.Rendering.Messages.Sum(m => encoding.Count(m.Content) + 4 + (m.ToolCallId is { } id ? encoding.Count(id) : 0)) + 3;
        Assert.Equal(tokens, context.Budget.Used);
        var limit = request.Budget ?? new ContextBudget(ContextLimits.DefaultTokens);
        Assert.True(tokens <= limit.Limit - limit.Reserve);
        Assert.All(context.Envelope.Blocks, b => Assert.Equal(encoding.Count(b.Content), b.Tokens));
        Assert.All(context.Envelope.Blocks.Where(b => b.Kind == BlockKind.System), b => Assert.DoesNotContain(b.Transforms, t => t.Op is TransformOp.Cut or TransformOp.Drop));
        Assert.All(policy.Groups.Where(g => g.Cap is not null && g.Kind != BlockKind.System), g => Assert.True(context.Budget.Groups.FirstOrDefault(u => u.Kind == g.Kind)?.Used is not { } used || used <= g.Cap));
    }

    /// <summary>The plan tells every cut before it is made, and its figures add up.</summary>
    public static void PlanWasFollowed(AssembledContext context, ContextRequest request, GuardrailPolicy policy)
    {
        var plan = context.Budget;
        Assert.Equal(plan.Used, plan.Overhead + plan.Groups.Sum(g => g.Used));
        Assert.All(plan.Groups, g =>
        {
            Assert.Equal(g.Wanted - g.Used, plan.Cuts.Where(c => c.Group == g.Kind).Sum(c => c.Tokens));
            Assert.InRange(g.Used, 0, g.Allotted);
        });
        Assert.Equal(
            context.Envelope.Blocks.SelectMany(b => b.Transforms.Where(t => t.Op is TransformOp.Cut or TransformOp.Drop).Select(t => (b.Id, t.Op, t.Source.Start, t.Source.End))),
            plan.Cuts.Select(c => (c.Block, WireName.Of(c.Action), c.Start, c.End)));
        if (plan.Cuts.Count == 0)
            return;
        var refused = Assert.IsType<RefusedContext>(Engine.Assemble(request, policy with { Overflow = OverflowAction.Refuse }, margin: 5));
        Assert.Equal(("budget.exceeded", plan.Used), (refused.Code, refused.Budget!.Used));
        Assert.Equal(plan.Cuts, refused.Budget.Cuts);
    }

    /// <summary>No text has more trust than its kind and its proof allow, and only the system speaks as the system.</summary>
    public static void TrustIsNotGained(AssembledContext context, ContextRequest request)
    {
        var blocks = context.Envelope.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal);
        foreach (var (input, block) in request.Blocks.Zip(context.Envelope.Blocks))
        {
            var ceiling = input.Kind == BlockKind.System ? TrustLevel.System
                : input.Kind is BlockKind.User or BlockKind.History ? TrustLevel.User
                : input.Seal is null ? TrustLevel.Web : TrustLevel.Plugin;
            Assert.True(block.Trust <= ceiling);
        }

        Assert.All(context.Rendering.Map, span => Assert.False(
            context.Rendering.Messages[span.Message].Role == BlockRole.System && blocks.TryGetValue(span.Block, out var block) && block.Kind != BlockKind.System
            && context.Rendering.Format != RenderFormat.Text));
    }

    /// <summary>What the policy withholds adds no character.</summary>
    public static void WithheldTextIsNotThere(AssembledContext context, GuardrailPolicy policy)
    {
        if (policy.Spotlight == SpotlightMode.Encode)
            return;
        var scans = context.Scans.ToDictionary(s => s.Block, StringComparer.Ordinal);
        foreach (var span in context.Rendering.Map.Where(s => s.Operation is ProvenanceOperation.Content or ProvenanceOperation.Escape or ProvenanceOperation.Marker))
        {
            var scan = scans[span.Block];
            Assert.NotEqual(Verdict.Quarantine, scan.Verdict);
            if (scan.Verdict == Verdict.Redact)
                Assert.All(scan.Findings, f => Assert.True(span.Source!.Value.End <= f.Span.Start || span.Source.Value.Start >= f.Span.End));
        }
    }

    /// <summary>The envelope reads back to the same bytes, verifies, and renders to the same messages.</summary>
    public static void EnvelopeReadsBack(AssembledContext context)
    {
        var bytes = EnvelopeJson.Write(context.Envelope);
        Assert.True(EnvelopeJson.TryRead(bytes, out var read, out var error), error?.ToString());
        Assert.Equal(bytes, EnvelopeJson.Write(read));
        Assert.True(EnvelopeVerifier.Verify(bytes, context.Seal, Engine.Keys.PublicKeys, Engine.Now).Valid);
        var rendering = EnvelopeRenderer.Render(read, context.Rendering.Format);
        Assert.Equal(context.Rendering.Messages, rendering.Messages);
        Assert.Equal(context.Rendering.Map, rendering.Map);
    }

    /// <summary>The same request, time, nonces and policy give the same bytes.</summary>
    public static void IsReproducible(AssembledContext context, ContextRequest request, GuardrailPolicy policy)
    {
        var second = Engine.Assembled(request, policy, margin: 5);
        Assert.Equal(EnvelopeJson.Write(context.Envelope), EnvelopeJson.Write(second.Envelope));
        Assert.Equal(context.Rendering.Messages, second.Rendering.Messages);
        Assert.Equal(context.Rendering.Map, second.Rendering.Map);
    }

    private static void RepeatsSource(ProvenanceSpan span, AssembledContext context, ContextRequest request)
    {
        var index = context.Envelope.Blocks.ToList().FindIndex(b => string.Equals(b.Id, span.Block, StringComparison.Ordinal));
        Assert.True(index >= 0 || span.Operation is ProvenanceOperation.Preamble or ProvenanceOperation.Separator);
        var text = context.Rendering.Messages[span.Message].Content[span.Start..span.End];
        var source = index >= 0 && span.Source is { } range ? request.Blocks[index].Content[range.Start..range.End] : "";
        if (span.Operation == ProvenanceOperation.Content)
            Assert.Equal(source, text);
        if (span.Operation == ProvenanceOperation.Escape)
            Assert.Equal(source, BlockEscaper.Unescape(text));
    }
}
