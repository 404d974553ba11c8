using Mocop.Blocks;
using Mocop.Sealing;

namespace Mocop.Budgets;

/// <summary>Fits the blocks of a context into its tokens, and says what became of each group.</summary>
internal sealed class BudgetFit(RenderCost cost, IReadOnlyList<BudgetGroup> policy)
{
    private const int Rounds = 16;

    private readonly Dictionary<BlockKind, int> _allotted = [];

    public int Used { get; private set; }

    /// <summary>Tokens that cannot be given up: the preamble, the framing, the system's blocks.</summary>
    public int Fixed(IReadOnlyList<EnvelopeBlock> blocks) =>
        cost.Of([.. blocks.Select(b => b.Kind == BlockKind.System ? b : BlockCut.Dropped(b))]);

    /// <summary>The group that is over its cap, if any.</summary>
    public BudgetGroup? OverCap(IReadOnlyList<EnvelopeBlock> blocks) =>
        policy.FirstOrDefault(g => g.Kind != BlockKind.System && g.Cap < Wanted(blocks, g.Kind));

    /// <summary>Shortens blocks until the whole is within a number of tokens; <see langword="null"/> when that cannot be.</summary>
    public EnvelopeBlock[]? Apply(IReadOnlyList<EnvelopeBlock> blocks, int available)
    {
        var groups = blocks.Select(b => b.Kind).Distinct().Where(k => k != BlockKind.System)
            .Select(k => policy.FirstOrDefault(g => g.Kind == k) ?? GroupAllotment.Unnamed(k)).ToList();
        var wanted = groups.ConvertAll(g => (g, Wanted(blocks, g.Kind)));
        foreach (var (kind, tokens) in GroupAllotment.Share(available - Fixed(blocks), available, wanted))
            _allotted[kind] = tokens;

        var victims = groups.OrderBy(g => g.Priority).ThenByDescending(g => g.Kind).ToList();
        for (var round = 0; round < Rounds + groups.Count; round++)
        {
            var fitted = Fitted(blocks, groups);
            Used = cost.Of(fitted);
            if (Used <= available)
                return Refilled(blocks, groups, fitted, available);
            if (victims.FirstOrDefault(g => _allotted[g.Kind] > 0) is not { } victim)
                return null;
            _allotted[victim.Kind] = round < Rounds ? Math.Max(0, _allotted[victim.Kind] - (Used - available)) : 0;
        }

        return null;
    }

    public IReadOnlyList<GroupUsage> Usage(IReadOnlyList<EnvelopeBlock> before, IReadOnlyList<EnvelopeBlock> after) =>
        [.. before.Select(b => b.Kind).Distinct().Order().Select(k => new GroupUsage(k, Wanted(before, k), Wanted(after, k), _allotted.GetValueOrDefault(k, Wanted(before, k))))];

    /// <summary>Gives what a group could not use, as when a whole block had to go, to those that were cut, the highest priority first.</summary>
    private EnvelopeBlock[] Refilled(IReadOnlyList<EnvelopeBlock> blocks, List<BudgetGroup> groups, EnvelopeBlock[] fitted, int available)
    {
        foreach (var group in groups.OrderByDescending(g => g.Priority).ThenBy(g => g.Kind))
        {
            var before = _allotted[group.Kind];
            var most = Math.Min(Wanted(blocks, group.Kind), group.Cap ?? int.MaxValue);
            if (before >= most || Used >= available)
                continue;
            _allotted[group.Kind] = Math.Min(most, Wanted(fitted, group.Kind) + available - Used);
            var refilled = Fitted(blocks, groups);
            var used = cost.Of(refilled);
            if (used <= available && used > Used)
                (fitted, Used) = (refilled, used);
            else
                _allotted[group.Kind] = before;
        }

        return fitted;
    }

    private int Wanted(IReadOnlyList<EnvelopeBlock> blocks, BlockKind kind) => blocks.Where(b => b.Kind == kind).Sum(cost.Of);

    private EnvelopeBlock[] Fitted(IReadOnlyList<EnvelopeBlock> blocks, List<BudgetGroup> groups)
    {
        var fitted = blocks.ToArray();
        foreach (var group in groups)
        {
            var places = Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Kind == group.Kind).ToList();
            var shortened = GroupFit.Apply(places.ConvertAll(i => blocks[i]), group.Strategy, _allotted[group.Kind], cost);
            for (var i = 0; i < places.Count; i++)
                fitted[places[i]] = shortened[i];
        }

        return fitted;
    }
}
