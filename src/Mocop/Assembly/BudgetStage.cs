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
        var cost = new RenderCost(TokenEncoding.Get(model.Encoding), run.Nonce, run.Policy.Spotlight, run.Request.Format);
        var limit = run.Request.Budget ?? new ContextBudget(ContextLimits.DefaultTokens);
        var available = limit.Limit - limit.Reserve;
        var blocks = run.Blocks.Select(b => PreparedBlock.Of(b, cost)).ToArray();

        var fit = new BudgetFit(cost, run.Policy.Groups);
        if (Refusal(fit, blocks, cost, available, run.Policy) is { } refused)
            return refused;
        if (fit.Apply(blocks, available) is not { } fitted || LosesUser(blocks, fitted))
            return StageOutcome.Refused("budget.does-not-fit", "budget.limit", $"The user's message does not fit into the {available} tokens that are allowed.");

        run.Prepared = [.. fitted.Select(PreparedBlock.Bounded)];
        var usage = fit.Usage(blocks, fitted);
        var cuts = BudgetCuts.Between(blocks, fitted, run.Policy.Groups);
        run.Budget = new BudgetReport(model.Encoding, model.IsEstimate, limit.Limit, limit.Reserve, fit.Used, fit.Used - usage.Sum(g => g.Used), usage, cuts);
        return new StageOutcome($"{fit.Used} of {available} tokens" + (cuts.Count > 0 ? $", {cuts.Sum(c => c.Tokens)} cut" : ""));
    }

    private static StageOutcome? Refusal(BudgetFit fit, EnvelopeBlock[] blocks, RenderCost cost, int available, GuardrailPolicy policy)
    {
        var fixedTokens = fit.Fixed(blocks);
        if (fixedTokens > available)
            return StageOutcome.Refused("budget.system-does-not-fit", "budget.limit", $"The system's blocks and the framing need {fixedTokens} tokens, which are never cut; {available} are allowed.");
        if (policy.Overflow != OverflowAction.Refuse)
            return null;
        var wanted = cost.Of(blocks);
        return wanted > available
            ? StageOutcome.Refused("budget.exceeded", "budget.limit", $"The context needs {wanted} tokens; {available} are allowed, and the policy cuts nothing.")
            : fit.OverCap(blocks) is { } group
                ? StageOutcome.Refused("budget.exceeded", "blocks", $"The {WireName.Of(group.Kind)} blocks are over their cap of {group.Cap} tokens, and the policy cuts nothing.")
                : null;
    }

    private static bool LosesUser(EnvelopeBlock[] before, EnvelopeBlock[] after) =>
        before.Any(b => b.Kind == BlockKind.User) && !after.Any(b => b.Kind == BlockKind.User && !TransformMap.IsDropped(b));
}
