using System.Globalization;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Escaping;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tests.Assembly;

namespace Mocop.Tests.Budgets;

public sealed class BudgetTests
{
    private static readonly string s_long = string.Concat(Enumerable.Range(1, 400).Select(i => $"line {i} of the forecast.\n"));

    [Theory]
    [InlineData(TruncationStrategy.Tail, true, false)]
    [InlineData(TruncationStrategy.Head, false, true)]
    [InlineData(TruncationStrategy.MiddleOut, true, true)]
    public void A_long_block_keeps_what_its_strategy_says(TruncationStrategy strategy, bool keepsStart, bool keepsEnd)
    {
        var context = Cut(strategy, 700, Engine.Block(BlockKind.User, "Will it rain?"), Engine.Weather(s_long));
        var block = context.Envelope.Blocks[1];
        Assert.Equal(keepsStart, block.Content.StartsWith("line 1 of the forecast.", StringComparison.Ordinal));
        Assert.Equal(keepsEnd, block.Content.EndsWith("line 400 of the forecast.\n", StringComparison.Ordinal));
        var cut = Assert.Single(context.Budget.Cuts);
        Assert.Equal(("b2", strategy), (cut.Block, cut.Strategy));
        Assert.Equal((CutAction.Cut, CutCause.Limit, BlockKind.Plugin), (cut.Action, cut.Cause, cut.Group));
        Assert.StartsWith("cut: the plugin blocks want ", cut.Reason, StringComparison.Ordinal);
        Assert.True(CutNumber(block.Content) >= cut.Tokens, "The scar itself takes tokens too.");
        Assert.InRange(context.Budget.Used, 650, 700);
    }

    [Fact]
    public void Oldest_blocks_go_first_and_leave_no_trace_in_the_messages()
    {
        var context = Cut(TruncationStrategy.DropOldest, 400, [.. Enumerable.Range(1, 20).Select(i => Engine.Block(BlockKind.History, $"turn {i}: {new string('x', 80)}")), Engine.Block(BlockKind.User, "And now?")]);
        var shown = context.Rendering.Messages.Skip(1).Select(m => m.Content).ToArray();
        Assert.Equal(context.Budget.Cuts.Count, 21 - shown.Length);
        Assert.NotEmpty(context.Budget.Cuts);
        Assert.StartsWith("turn 20:", shown[^2], StringComparison.Ordinal);
        Assert.DoesNotContain(shown, m => m.StartsWith("turn 1:", StringComparison.Ordinal));
        Assert.All(context.Budget.Cuts, c => Assert.StartsWith("left out", c.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void The_least_trusted_blocks_go_first()
    {
        var sealedBlock = Engine.Weather(new string('s', 900)) with { Tenant = "acme", CreatedAt = Engine.Now };
        sealedBlock = sealedBlock with { Seal = BlockSealing.Seal(sealedBlock, Engine.Keys.Active) };
        var context = Cut(TruncationStrategy.DropLowest, 400, Engine.Block(BlockKind.User, "?"), sealedBlock, Engine.Weather(new string('u', 1500)));
        Assert.Equal("b3", Assert.Single(context.Budget.Cuts).Block);
    }

    [Fact]
    public void The_group_of_lowest_priority_gives_first()
    {
        var context = Engine.Assembled(
            Engine.Request(Engine.Block(BlockKind.User, s_long[..3000]), Engine.Block(BlockKind.History, s_long)) with { Budget = new ContextBudget(1600) },
            GuardrailPolicy.Default);
        Assert.Equal("b2", Assert.Single(context.Budget.Cuts).Block);
    }

    [Fact]
    public void What_a_group_cannot_use_goes_to_the_one_that_was_cut()
    {
        var context = Engine.Assembled(
            Engine.Request(Engine.Block(BlockKind.User, s_long[..3000]), Engine.Block(BlockKind.History, s_long)) with { Budget = new ContextBudget(1100) },
            GuardrailPolicy.Default);
        Assert.Equal("b2", Assert.Single(context.Budget.Cuts).Block);
    }

    [Fact]
    public void The_system_is_never_cut()
    {
        var refused = Engine.Refused(Engine.Request(Engine.Block(BlockKind.System, s_long), Engine.Block(BlockKind.User, "hi")) with { Budget = new ContextBudget(500) });
        Assert.Equal(("budget.system-does-not-fit", "budget.limit"), (refused.Code, refused.Field));
    }

    [Fact]
    public void A_policy_may_refuse_instead_of_cutting()
    {
        var policy = GuardrailPolicy.Default with { Overflow = OverflowAction.Refuse };
        Assert.Equal("budget.exceeded", Engine.Refused(Engine.Request(Engine.Block(BlockKind.User, s_long)) with { Budget = new ContextBudget(500) }, policy).Code);
        Assert.IsType<AssembledContext>(Engine.Assemble(Engine.Request(Engine.Block(BlockKind.User, "hi")) with { Budget = new ContextBudget(500) }, policy));
    }

    [Fact]
    public void A_refusal_tells_what_would_have_to_be_cut_and_the_cut_is_just_that()
    {
        var request = Engine.Request(Engine.Block(BlockKind.User, "?"), Engine.Weather(s_long), Engine.Block(BlockKind.History, s_long)) with { Budget = new ContextBudget(1500, 200) };
        var refused = Engine.Refused(request, GuardrailPolicy.Default with { Overflow = OverflowAction.Refuse });
        var done = Engine.Assembled(request).Budget;
        Assert.Equal(2, done.Cuts.Count);
        Assert.Equal(done.Cuts, refused.Budget!.Cuts);
        Assert.Equal(done.Groups, refused.Budget.Groups);
        Assert.Equal((done.Used, done.Overhead), (refused.Budget.Used, refused.Budget.Overhead));
    }

    [Fact]
    public void A_cap_cuts_though_there_is_room_and_says_so()
    {
        var policy = GuardrailPolicy.Default with { Groups = [new(BlockKind.Plugin, 0, 100, 300, 50, TruncationStrategy.Head)] };
        var request = Engine.Request(Engine.Block(BlockKind.User, "?"), Engine.Weather(s_long));
        var context = Engine.Assembled(request, policy);
        var cut = Assert.Single(context.Budget.Cuts);
        Assert.Equal((CutCause.Cap, TruncationStrategy.Head, 0), (cut.Cause, cut.Strategy, cut.Start));
        Assert.EndsWith("their cap is 300", cut.Reason, StringComparison.Ordinal);
        Assert.InRange(context.Budget.Groups.Single(g => g.Kind == BlockKind.Plugin).Used, 280, 300);
        Assert.Equal(("budget.exceeded", "blocks"), (Engine.Refused(request, policy with { Overflow = OverflowAction.Refuse }).Code, Engine.Refused(request, policy with { Overflow = OverflowAction.Refuse }).Field));
    }

    [Theory]
    [InlineData(RenderFormat.OpenAi)]
    [InlineData(RenderFormat.Anthropic)]
    [InlineData(RenderFormat.Text)]
    public void Many_small_blocks_take_nothing_from_the_overhead(RenderFormat format)
    {
        foreach (var model in new[] { "gpt-4o", "gpt-4", "text-davinci-003" })
        {
            var blocks = Enumerable.Range(0, 200).Select(i => Engine.Weather(i % 2 == 0 ? "\n" : " ")).ToArray();
            var report = Engine.Assembled(Engine.Request(blocks) with { Format = format, Model = model }).Budget;
            Assert.InRange(report.Overhead, 50, 600);
            Assert.Equal(report.Used, report.Overhead + report.Groups.Sum(g => g.Used));
        }
    }

    [Fact]
    public void The_reserve_is_kept_for_the_answer()
    {
        var context = Engine.Assembled(Engine.Request(Engine.Block(BlockKind.User, "?"), Engine.Weather(s_long)) with { Budget = new ContextBudget(1000, 400) });
        Assert.InRange(context.Budget.Used, 500, 600);
    }

    [Fact]
    public void Groups_and_overhead_add_up_to_what_is_used()
    {
        var context = Engine.Assembled(Engine.Request(Engine.Block(BlockKind.System, "Be kind."), Engine.Block(BlockKind.User, "?"), Engine.Weather(s_long)) with { Budget = new ContextBudget(1000) });
        Assert.Equal(context.Budget.Used, context.Budget.Overhead + context.Budget.Groups.Sum(g => g.Used));
        Assert.True(context.Budget.Overhead > 0);
        Assert.All(context.Budget.Groups, g => Assert.InRange(g.Used, 0, g.Allotted));
    }

    [Theory]
    [InlineData("a\u0301", true)]
    [InlineData("👩\u200D👩\u200D👧", true)]
    [InlineData("😀", true)]
    [InlineData("\r\n", true)]
    [InlineData("<|", false)]
    [InlineData("&lt;", false)]
    [InlineData("\u200B", true)]
    public void No_cut_falls_inside_a_character_or_an_escape(string unit, bool isCharacter)
    {
        for (var limit = 200; limit < 240; limit++)
        {
            var original = string.Concat(Enumerable.Repeat(unit, 400));
            var context = Cut(TruncationStrategy.MiddleOut, limit, Engine.Block(BlockKind.User, "?"), Engine.Weather(original));
            var cut = context.Envelope.Blocks[1].Transforms.SingleOrDefault(t => t.Op is TransformOp.Cut);
            if (cut is null)
                continue;
            var content = context.Envelope.Blocks[1].Content;
            Assert.Equal(original[..cut.Source.Start], BlockEscaper.Unescape(content[..cut.Target.Start]));
            Assert.Equal(original[cut.Source.End..], BlockEscaper.Unescape(content[cut.Target.End..]));
            if (isCharacter)
                Assert.Equal((0, 0), (cut.Source.Start % unit.Length, cut.Source.End % unit.Length));
        }
    }

    private static AssembledContext Cut(TruncationStrategy strategy, int limit, params ContextBlock[] blocks) => Engine.Assembled(
        Engine.Request(blocks) with { Budget = new ContextBudget(limit) },
        GuardrailPolicy.Default with { Groups = [.. GuardrailPolicy.Default.Groups.Select(g => g with { Strategy = strategy, SharePercent = 100 })] });

    private static int CutNumber(string content)
    {
        var start = content.IndexOf("[mocop: ", StringComparison.Ordinal) + 8;
        return int.Parse(content[start..content.IndexOf(' ', start)], CultureInfo.InvariantCulture);
    }
}
