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

/// <summary>What must hold for every context, whatever is in its blocks.</summary>
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
    }, divisor: 2);

    [Fact]
    public void Parsing_gives_back_what_is_left_after_redaction_quarantine_and_cuts() => HostileText.ForAll(hostile =>
    {
        if (Engine.Assemble(HostileRequest.Of(hostile, Budget(hostile)), HostileRequest.Policy(hostile, withholds: true), margin: 5) is not AssembledContext context)
            return;

        var shown = InRenderedOrder(context.Envelope.Blocks, context.Rendering.Format).Where(b => b.Transforms.All(t => t.Op is not TransformOp.Drop)).ToArray();
        var parsed = ContextParser.Parse(context.Rendering)!;
        Assert.Equal(
            shown.Select(b => (b.Trust == TrustLevel.System ? b.Content : BlockEscaper.Unescape(b.Content), Complete: b.Transforms.All(t => t.Op is TransformOp.Escape))),
            parsed.Select(b => (b.Content, b.Complete)));
    }, divisor: 2);

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
    }, divisor: 4);

    [Fact]
    public void The_map_is_sorted_disjoint_and_covers_every_character() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile, Budget(hostile));
        if (Engine.Assemble(request, HostileRequest.Policy(hostile, withholds: true), margin: 5) is not AssembledContext context)
            return;

        var (message, end) = (0, 0);
        foreach (var span in context.Rendering.Map)
        {
            if (span.Message != message)
            {
                AssertCovered(context.Rendering, message, end);
                AssertEmptyBetween(context.Rendering, message, span.Message);
                (message, end) = (span.Message, 0);
            }

            Assert.Equal(end, span.Start);
            Assert.True(span.End > span.Start);
            AssertRepeatsSource(span, context, request);
            end = span.End;
        }

        AssertCovered(context.Rendering, message, end);
    }, divisor: 2);

    [Fact]
    public void Nothing_is_above_the_budget_and_the_system_is_never_cut() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile, Budget(hostile));
        var policy = HostileRequest.Policy(hostile, withholds: hostile.Chance(50));
        var outcome = Engine.Assemble(request, policy);
        if (outcome is RefusedContext refused)
        {
            Assert.True(refused.Code is "budget.system-does-not-fit" or "budget.does-not-fit", refused.Code);
            return;
        }

        var context = (AssembledContext)outcome;
        var encoding = TokenEncoding.Get(context.Envelope.Budget.Encoding);
        var tokens = context.Rendering.Messages.Sum(m => encoding.Count(m.Content) + 4 + (m.ToolCallId is { } id ? encoding.Count(id) : 0)) + 3;
        Assert.Equal(tokens, context.Budget.Used);
        Assert.True(tokens <= request.Budget!.Limit - request.Budget.Reserve);
        Assert.All(context.Envelope.Blocks.Where(b => b.Kind == BlockKind.System), b => Assert.DoesNotContain(b.Transforms, t => t.Op is TransformOp.Cut or TransformOp.Drop));
        Assert.All(policy.Groups.Where(g => g.Cap is not null && g.Kind != BlockKind.System), g => Assert.True(context.Budget.Groups.FirstOrDefault(u => u.Kind == g.Kind)?.Used is not { } used || used <= g.Cap));
    }, divisor: 2);

    [Fact]
    public void The_plan_tells_every_cut_before_it_is_made() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile, Budget(hostile));
        var policy = HostileRequest.Policy(hostile, withholds: hostile.Chance(50));
        if (Engine.Assemble(request, policy) is not AssembledContext context)
            return;

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
        var refused = Engine.Refused(request, policy with { Overflow = OverflowAction.Refuse });
        Assert.Equal(("budget.exceeded", plan.Used), (refused.Code, refused.Budget!.Used));
        Assert.Equal(plan.Cuts, refused.Budget.Cuts);
    }, divisor: 4);

    [Fact]
    public void Untrusted_text_gains_no_trust_and_never_speaks_as_the_system() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile);
        var context = Engine.Assembled(request, HostileRequest.Policy(hostile, withholds: false) with { Groups = [] });
        var blocks = context.Envelope.Blocks.ToDictionary(b => b.Id, StringComparer.Ordinal);
        foreach (var (input, block) in request.Blocks.Zip(context.Envelope.Blocks))
        {
            var ceiling = input.Kind == BlockKind.System ? TrustLevel.System
                : input.Kind is BlockKind.User or BlockKind.History ? TrustLevel.User
                : input.Seal is null ? TrustLevel.Web : TrustLevel.Plugin;
            Assert.True(block.Trust <= ceiling);
        }

        Assert.All(context.Rendering.Map, span => Assert.False(
            context.Rendering.Messages[span.Message].Role == BlockRole.System && blocks.TryGetValue(span.Block, out var block) && block.Kind != BlockKind.System));
    }, divisor: 4);

    [Fact]
    public void What_the_policy_withholds_adds_no_character() => HostileText.ForAll(hostile =>
    {
        var context = Engine.Assembled(HostileRequest.Of(hostile), HostileRequest.Policy(hostile, withholds: true) with { Groups = [], Spotlight = hostile.OneOf(SpotlightMode.Delimit, SpotlightMode.Datamark) }, margin: 5);
        var verdicts = context.Scans.ToDictionary(s => s.Block, StringComparer.Ordinal);
        foreach (var span in context.Rendering.Map.Where(s => s.Operation is ProvenanceOperation.Content or ProvenanceOperation.Escape or ProvenanceOperation.Marker))
        {
            var scan = verdicts[span.Block];
            Assert.NotEqual(Verdict.Quarantine, scan.Verdict);
            if (scan.Verdict == Verdict.Redact)
                Assert.All(scan.Findings, f => Assert.True(span.Source!.Value.End <= f.Span.Start || span.Source.Value.Start >= f.Span.End));
        }
    }, divisor: 2);

    [Fact]
    public void The_same_request_gives_the_same_bytes() => HostileText.ForAll(hostile =>
    {
        var request = HostileRequest.Of(hostile, Budget(hostile));
        var policy = HostileRequest.Policy(hostile, withholds: true);
        if (Engine.Assemble(request, policy) is not AssembledContext first)
            return;
        var second = Engine.Assembled(request, policy);
        Assert.Equal(EnvelopeJson.Write(first.Envelope), EnvelopeJson.Write(second.Envelope));
        Assert.Equal(first.Rendering.Messages, second.Rendering.Messages);
        Assert.Equal(first.Rendering.Map, second.Rendering.Map);
    }, divisor: 10);

    [Fact]
    public void Every_envelope_reads_back_verifies_and_renders_to_the_same_messages() => HostileText.ForAll(hostile =>
    {
        if (Engine.Assemble(HostileRequest.Of(hostile, Budget(hostile)), HostileRequest.Policy(hostile, withholds: true)) is not AssembledContext context)
            return;
        var bytes = EnvelopeJson.Write(context.Envelope);
        Assert.True(EnvelopeJson.TryRead(bytes, out var read, out var error), error?.ToString());
        Assert.Equal(bytes, EnvelopeJson.Write(read));
        Assert.True(EnvelopeVerifier.Verify(bytes, context.Seal, Engine.Keys.PublicKeys, Engine.Now).Valid);
        var rendering = EnvelopeRenderer.Render(read, context.Rendering.Format);
        Assert.Equal(context.Rendering.Messages, rendering.Messages);
        Assert.Equal(context.Rendering.Map, rendering.Map);
    }, divisor: 4);

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
        .Select(s => rendering.Messages[s.Message].Content[s.Start..s.End][..^13]);

    private static void AssertCovered(ContextRendering rendering, int message, int end) => Assert.Equal(rendering.Messages[message].Content.Length, end);

    private static void AssertEmptyBetween(ContextRendering rendering, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            Assert.Equal("", rendering.Messages[i].Content);
    }

    private static void AssertRepeatsSource(ProvenanceSpan span, AssembledContext context, ContextRequest request)
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
