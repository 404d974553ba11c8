using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Budgets;

/// <summary>Tells what was cut.</summary>
internal static class BudgetCuts
{
    public static IReadOnlyList<BudgetCut> Between(IReadOnlyList<EnvelopeBlock> before, IReadOnlyList<EnvelopeBlock> after, IReadOnlyList<BudgetGroup> groups)
    {
        var cuts = new List<BudgetCut>();
        for (var i = 0; i < before.Count; i++)
        {
            if (after[i].Transforms.FirstOrDefault(t => t.Op is TransformOp.Cut or TransformOp.Drop) is not { } cut)
                continue;
            var group = groups.FirstOrDefault(g => g.Kind == before[i].Kind) ?? GroupAllotment.Unnamed(before[i].Kind);
            var what = cut.Op is TransformOp.Drop ? "left out" : $"cut by {WireName.Of(group.Strategy)}";
            cuts.Add(new BudgetCut(
                before[i].Id,
                group.Strategy,
                cut.Source.Start,
                cut.Source.End,
                Math.Max(0, before[i].Tokens - after[i].Tokens),
                $"{what}: the {WireName.Of(before[i].Kind)} blocks are over their tokens"));
        }

        return cuts;
    }
}
