using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Policies;

namespace Mocop.Tests.Assembly;

public sealed class GuardTests
{
    private static readonly ContextBlock s_attack = Engine.Weather($"before {Engine.Attack} after");

    [Fact]
    public void Redaction_cuts_the_span_and_leaves_a_scar()
    {
        var context = Engine.Assembled(Engine.Request(s_attack), Policy(new(500, RedactAt: 900)));
        Assert.Equal(Verdict.Redact, context.Verdict);
        Assert.Equal("before [mocop: redacted] after", context.Envelope.Blocks[0].Content);
        Assert.DoesNotContain(Engine.Attack, string.Concat(context.Rendering.Messages.Select(m => m.Content)), StringComparison.Ordinal);
    }

    [Fact]
    public void Quarantine_leaves_a_placeholder_alone()
    {
        var context = Engine.Assembled(Engine.Request(s_attack), Policy(new(500, QuarantineAt: 900)));
        Assert.Equal("[mocop: withheld by policy]", context.Envelope.Blocks[0].Content);
        Assert.DoesNotContain("before", string.Concat(context.Rendering.Messages.Select(m => m.Content)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_verdict_refuses_the_request_and_still_says_what_was_seen()
    {
        var refused = Engine.Refused(Engine.Request(Engine.Block(BlockKind.User, "hi"), s_attack), Policy(new(500, BlockAt: 900)));
        Assert.Equal(("policy.blocked", "blocks[1]"), (refused.Code, refused.Field));
        Assert.Equal(Verdict.Block, refused.Scans[1].Verdict);
        Assert.NotEmpty(refused.Scans[1].Findings);
        Assert.DoesNotContain(Engine.Attack, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_systems_own_words_are_flagged_and_never_taken_out()
    {
        var context = Engine.Assembled(Engine.Request(Engine.Block(BlockKind.System, $"Never {Engine.Attack}.")), Policy(new(500, QuarantineAt: 600)));
        Assert.Equal(Verdict.Neutralize, context.Verdict);
        Assert.Equal($"Never {Engine.Attack}.", context.Envelope.Blocks[0].Content);
    }

    [Fact]
    public void An_exempted_rule_is_silent_for_its_source_alone()
    {
        var policy = GuardrailPolicy.Default with { Exemptions = [new("override.ignore-previous", "weather")] };
        Assert.Equal(Verdict.Allow, Engine.Assembled(Engine.Request(s_attack), policy).Verdict);
        Assert.Equal(Verdict.Neutralize, Engine.Assembled(Engine.Request(s_attack with { Origin = new("plugin", "orders") }), policy).Verdict);
    }

    private static GuardrailPolicy Policy(KindPolicy kind) => GuardrailPolicy.Default with { Kinds = Enum.GetValues<BlockKind>().ToDictionary(k => k, _ => kind) };
}
