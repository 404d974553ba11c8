using Mocop.Blocks;
using Mocop.Sealing;

namespace Mocop.Budgets;

/// <summary>A plan in the making: what each group may have, and what follows for each block.</summary>
internal sealed class BudgetDraft(IReadOnlyList<EnvelopeBlock> blocks, List<BudgetGroup> groups, RenderCost cost)
{
    private Dictionary<BlockKind, int> _allotted = [];
    private EnvelopeBlock[] _fitted = [.. blocks];

    public List<BudgetGroup> Groups { get; } = groups;

    public Shortening?[] Shortenings { get; private set; } = new Shortening?[blocks.Count];

    public int Used { get; private set; }

    public int Allotted(BlockKind kind) => _allotted[kind];

    public void Allot(BlockKind kind, int tokens) => _allotted[kind] = tokens;

    /// <summary>Shares out what there is. The system's blocks are not asked: they are never cut.</summary>
    public void Share(int available, int whole)
    {
        _allotted = GroupAllotment.Share(available, whole, Groups.Where(g => g.Kind != BlockKind.System).Select(g => (g, Wanted(g.Kind))).ToList());
        _allotted[BlockKind.System] = Wanted(BlockKind.System);
    }

    public int Wanted(BlockKind kind) => Sum(blocks, kind);

    /// <summary>Tokens of a group as the draft now has it.</summary>
    public int Fitted(BlockKind kind) => Sum(_fitted, kind);

    public int CostOf(int index) => cost.Of(_fitted[index]);

    /// <summary>Finds what follows for each block from what the groups may have.</summary>
    /// <returns>Tokens of the whole rendering.</returns>
    public int Fit()
    {
        Shortenings = new Shortening?[blocks.Count];
        _fitted = [.. blocks];
        foreach (var group in Groups.Where(g => g.Kind != BlockKind.System))
        {
            var places = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Kind == group.Kind).ToList();
            var found = GroupFit.Find(places.ConvertAll(i => blocks[i]), group.Strategy, _allotted[group.Kind], cost);
            for (var i = 0; i < places.Count; i++)
            {
                if (found[i] is not { } shortening)
                    continue;
                Shortenings[places[i]] = shortening;
                _fitted[places[i]] = BlockCut.Shortened(blocks[places[i]], shortening);
            }
        }

        return Used = cost.Of(_fitted);
    }

    public Saved Save() => new(new(_allotted), Shortenings, _fitted, Used);

    public void Restore(Saved saved) => (_allotted, Shortenings, _fitted, Used) = (saved.Allotted, saved.Shortenings, saved.Fitted, saved.Used);

    private int Sum(IReadOnlyList<EnvelopeBlock> of, BlockKind kind) => of.Where(b => b.Kind == kind).Sum(cost.Of);

    public sealed record Saved(Dictionary<BlockKind, int> Allotted, Shortening?[] Shortenings, EnvelopeBlock[] Fitted, int Used);
}
