using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;

namespace Mocop.Tests.Assembly;

/// <summary>Requests and policies of every shape, with hostile contents and hostile names.</summary>
internal static class HostileRequest
{
    public static ContextRequest Of(HostileText hostile, ContextBudget? budget = null)
    {
        var blocks = new List<ContextBlock>();
        for (var left = 1 + hostile.Number(6); left > 0; left--)
            blocks.Add(Block(hostile));
        return Engine.Request([.. blocks]) with
        {
            Format = hostile.OneOf(RenderFormat.OpenAi, RenderFormat.Anthropic, RenderFormat.Text),
            Model = hostile.OneOf("gpt-4o", "gpt-4", "text-davinci-003", "claude-sonnet"),
            Budget = budget,
            Session = hostile.Chance(30) ? new SessionReference("s1", 1 + hostile.Number(9)) : null,
        };
    }

    public static GuardrailPolicy Policy(HostileText hostile, bool withholds) => GuardrailPolicy.Default with
    {
        Spotlight = hostile.OneOf(SpotlightMode.Delimit, SpotlightMode.Datamark, SpotlightMode.Encode),
        Kinds = Enum.GetValues<BlockKind>().ToDictionary(k => k, _ => withholds
            ? new KindPolicy(500, RedactAt: hostile.Chance(50) ? 600 : null, QuarantineAt: hostile.Chance(30) ? 700 : null)
            : new KindPolicy(500)),
        Groups = hostile.Chance(20)
            ? []
            : [.. Enum.GetValues<BlockKind>().Where(_ => hostile.Chance(80)).Select(k => new BudgetGroup(
                k, hostile.Number(200), hostile.Number(101), hostile.Chance(20) ? hostile.Number(400) : null, hostile.Number(100), hostile.OneOf(Enum.GetValues<TruncationStrategy>())))],
    };

    private static ContextBlock Block(HostileText hostile)
    {
        var kind = hostile.OneOf(Enum.GetValues<BlockKind>());
        var block = new ContextBlock
        {
            Kind = kind,
            Content = kind == BlockKind.System ? hostile.WellFormed() : hostile.Text(hostile.Chance(5) ? 400 : 24),
            Role = kind switch
            {
                BlockKind.History => hostile.OneOf<BlockRole?>(BlockRole.User, BlockRole.Assistant, null),
                BlockKind.Plugin => hostile.OneOf<BlockRole?>(BlockRole.User, BlockRole.Tool, null),
                _ => null,
            },
            Origin = kind == BlockKind.System ? null : Origin(hostile),
        };
        if (kind != BlockKind.Plugin || block.Origin is null || hostile.Chance(50))
            return block;
        block = block with { Tenant = "acme", CreatedAt = Engine.Now, Content = hostile.WellFormed() };
        return block with { Seal = BlockSealing.Seal(block, Engine.Keys.Active) };
    }

    private static BlockOrigin? Origin(HostileText hostile) => hostile.Chance(30)
        ? null
        : new BlockOrigin(hostile.OneOf("user", "plugin", "web", "memory", "model"), Name(hostile), Name(hostile), Name(hostile), hostile.Chance(50) ? "call_1" : null, null);

    private static string? Name(HostileText hostile)
    {
        var name = string.Concat(hostile.WellFormed(4).Where(c => !char.IsControl(c)));
        return name.Length is 0 or > 200 ? null : name;
    }
}
