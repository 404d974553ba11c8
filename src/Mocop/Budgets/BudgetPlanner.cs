using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Budgets;

/// <summary>Plans how the blocks of a context are fitted into its tokens.</summary>
internal sealed class BudgetPlanner(RenderCost cost, IReadOnlyList<BudgetGroup> policy)
{
    private const int Rounds = 16;

    /// <summary>Tokens that cannot be given up: the preamble, the framing, the system's blocks.</summary>
    public int Fixed(IReadOnlyList<EnvelopeBlock> blocks) => cost.Of([.. blocks.Where(b => b.Kind == BlockKind.System)]);

    /// <summary>Plans.</summary>
    /// <returns>The plan; <see langword="null"/> when no cut of the groups brings the whole within the limit.</returns>
    public BudgetPlan? Plan(IReadOnlyList<EnvelopeBlock> blocks, ModelEncoding model, ContextBudget limit)
    {
        var available = limit.Limit - limit.Reserve;
        var draft = new BudgetDraft(blocks, Groups(blocks), cost);
        draft.Share(available - Fixed(blocks), available);
        if (!Tightened(draft, available))
            return null;
        Loosen(draft, available);
        return Told(draft, blocks, model, limit);
    }

    private List<BudgetGroup> Groups(IReadOnlyList<EnvelopeBlock> blocks) =>
        [.. blocks.Select(b => b.Kind).Distinct().Order().Select(k => policy.FirstOrDefault(g => g.Kind == k) ?? GroupAllotment.Unnamed(k))];

    /// <summary>Takes from the group of lowest priority until the whole fits.</summary>
    private static bool Tightened(BudgetDraft draft, int available)
    {
        var victims = draft.Groups.Where(g => g.Kind != BlockKind.System).OrderBy(g => g.Priority).ThenByDescending(g => g.Kind).ToList();
        for (var round = 0; round < Rounds + victims.Count; round++)
        {
            if (draft.Fit() <= available)
                return true;
            if (victims.FirstOrDefault(g => draft.Allotted(g.Kind) > 0) is not { } victim)
                return false;
            draft.Allot(victim.Kind, round < Rounds ? Math.Max(0, draft.Allotted(victim.Kind) - (draft.Used - available)) : 0);
        }

        return false;
    }

    /// <summary>Gives what a group could not use, as when a whole block has to go, to those that are cut, the highest priority first.</summary>
    private static void Loosen(BudgetDraft draft, int available)
    {
        foreach (var group in draft.Groups.Where(g => g.Kind != BlockKind.System).OrderByDescending(g => g.Priority).ThenBy(g => g.Kind))
        {
            var most = Math.Min(draft.Wanted(group.Kind), group.Cap ?? int.MaxValue);
            if (draft.Allotted(group.Kind) >= most || draft.Used >= available)
                continue;
            var before = draft.Save();
            draft.Allot(group.Kind, Math.Min(most, draft.Fitted(group.Kind) + available - draft.Used));
            if (draft.Fit() > available || draft.Used <= before.Used)
                draft.Restore(before);
        }
    }

    private BudgetPlan Told(BudgetDraft draft, IReadOnlyList<EnvelopeBlock> blocks, ModelEncoding model, ContextBudget limit)
    {
        var groups = draft.Groups.ConvertAll(g => new GroupUsage(g.Kind, draft.Wanted(g.Kind), draft.Fitted(g.Kind), draft.Allotted(g.Kind))
        {
            Floor = g.Floor,
            SharePercent = g.SharePercent,
            Cap = g.Cap,
            Priority = g.Priority,
            Strategy = g.Strategy,
        });
        var (available, wanted) = (limit.Limit - limit.Reserve, 0);
        var cuts = new List<BudgetCut>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (draft.Shortenings[i] is not { } shortening)
                continue;
            wanted = wanted > 0 ? wanted : cost.Of(blocks);
            var group = groups.Find(g => g.Kind == blocks[i].Kind)!;
            var source = BlockCut.Shortened(blocks[i], shortening).Transforms.First(t => t.Op is TransformOp.Cut or TransformOp.Drop).Source;
            var what = shortening.Action == CutAction.Drop ? "left out: " : "cut: ";
            cuts.Add(new BudgetCut(blocks[i].Id, group.Strategy, source.Start, source.End, cost.Of(blocks[i]) - draft.CostOf(i), what + CutReasons.Of(group, available, wanted))
            {
                Group = group.Kind,
                Action = shortening.Action,
                Cause = CutReasons.CauseOf(group),
                Shortening = shortening,
            });
        }

        return new BudgetPlan(model.Encoding, model.IsEstimate, limit.Limit, limit.Reserve, draft.Used, draft.Used - groups.Sum(g => g.Used), groups, cuts);
    }
}
