using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Json;
using Mocop.Policies;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Assembly;

/// <summary>Counts the tokens of the rendered form and shortens blocks until it fits.</summary>
internal sealed class BudgetStage : IAssemblyStage
{
    public string Name => "budget";

    public StageOutcome Run(AssemblyRun run)
    {
        var model = ModelEncodings.For(run.Request.Model);
        var cost = new RenderCost(TokenEncoding.Get(model.Encoding), run.Nonce, run.Policy.Spotlight, run.Request.Format, run.Counts);
        var limit = run.Request.Budget ?? new ContextBudget(ContextLimits.DefaultTokens);
        var available = limit.Limit - limit.Reserve;
        var blocks = run.Blocks.Select(b => PreparedBlock.Of(b, cost)).ToArray();

        var planner = new BudgetPlanner(cost, run.Policy.Groups);
        var fixedTokens = planner.Fixed(blocks);
        if (fixedTokens > available)
            return StageOutcome.Refused("budget.system-does-not-fit", "budget.limit", $"The system's blocks and the framing need {fixedTokens} tokens, which are never cut; {available} are allowed.");
        run.Budget = planner.Plan(blocks, model, limit);
        if (run.Policy.Overflow == OverflowAction.Refuse && Refusal(run.Budget, cost.Of(blocks), available) is { } refused)
            return refused;
        if (run.Budget is not { } plan || LosesUser(blocks, plan))
            return StageOutcome.Refused("budget.does-not-fit", "budget.limit", $"The user's message does not fit into the {available} tokens that are allowed.");

        run.Prepared = [.. plan.Apply(blocks, cost).Select(PreparedBlock.Bounded)];
        return new StageOutcome($"{plan.Used} of {available} tokens" + (plan.Cuts.Count > 0 ? $", {plan.Cuts.Sum(c => c.Tokens)} cut" : ""));
    }

    private static StageOutcome? Refusal(BudgetPlan? plan, int wanted, int available) =>
        wanted > available
            ? StageOutcome.Refused("budget.exceeded", "budget.limit", $"The context needs {wanted} tokens; {available} are allowed, and the policy cuts nothing.")
            : plan?.Cuts is [{ } cut, ..]
                ? StageOutcome.Refused("budget.exceeded", "blocks", $"The {WireName.Of(cut.Group)} blocks are over their cap of {plan.Groups.First(g => g.Kind == cut.Group).Cap} tokens, and the policy cuts nothing.")
                : null;

    private static bool LosesUser(EnvelopeBlock[] blocks, BudgetPlan plan)
    {
        var dropped = plan.Cuts.Where(c => c.Action == CutAction.Drop && c.Group == BlockKind.User).Select(c => c.Block).ToHashSet(StringComparer.Ordinal);
        return dropped.Count > 0 && blocks.Where(b => b.Kind == BlockKind.User).All(b => dropped.Contains(b.Id));
    }
}
