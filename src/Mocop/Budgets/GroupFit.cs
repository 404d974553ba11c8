using Mocop.Sealing;

namespace Mocop.Budgets;

/// <summary>Finds how the blocks of one group are shortened so that together they are within its tokens.</summary>
internal static class GroupFit
{
    /// <summary>Below so many tokens a block is not worth its fences; others go instead.</summary>
    private const int LeastUseful = 64;

    /// <summary>Fits a group.</summary>
    /// <param name="blocks">Its blocks in order.</param>
    /// <param name="strategy">How.</param>
    /// <param name="tokens">Rendered tokens that it may have.</param>
    /// <param name="cost">What counts.</param>
    /// <returns>What to do to each block, in the same order; <see langword="null"/> for one that stays whole.</returns>
    public static Shortening?[] Find(IReadOnlyList<EnvelopeBlock> blocks, TruncationStrategy strategy, int tokens, RenderCost cost)
    {
        var costs = blocks.Select(cost.Of).ToArray();
        if (costs.Sum() <= tokens)
            return new Shortening?[blocks.Count];
        return strategy switch
        {
            TruncationStrategy.DropOldest => Drop(blocks, costs, tokens, blocks.Select((b, i) => (b.CreatedAt.UtcTicks, i))),
            TruncationStrategy.DropLowest => Drop(blocks, costs, tokens, blocks.Select((b, i) => ((long)b.Trust, i))),
            _ => Shorten(blocks, costs, strategy, tokens, cost),
        };
    }

    private static Shortening?[] Drop(IReadOnlyList<EnvelopeBlock> blocks, int[] costs, int tokens, IEnumerable<(long Rank, int Index)> order)
    {
        var found = new Shortening?[blocks.Count];
        var sum = costs.Sum();
        foreach (var (_, index) in order.Order())
        {
            if (sum <= tokens)
                break;
            sum -= costs[index];
            found[index] = Shortening.Drop(blocks[index].Content.Length);
        }

        return found;
    }

    private static Shortening?[] Shorten(IReadOnlyList<EnvelopeBlock> blocks, int[] costs, TruncationStrategy strategy, int tokens, RenderCost cost)
    {
        var kept = Enumerable.Range(0, blocks.Count).ToList();
        while (kept.Count > 1 && Level(kept, costs, tokens) < LeastUseful)
            kept.RemoveAt(strategy == TruncationStrategy.Head ? 0 : kept.Count - 1);
        var level = Level(kept, costs, tokens);
        return
        [
            .. blocks.Select((block, i) =>
                !kept.Contains(i) ? Shortening.Drop(block.Content.Length)
                : costs[i] <= level ? (Shortening?)null
                : BlockCut.Find(block, strategy, level, cost)),
        ];
    }

    /// <summary>The most tokens per block with which the blocks together stay within a sum: small blocks stay whole, large ones are cut to one size.</summary>
    private static int Level(List<int> kept, int[] costs, int tokens)
    {
        var (left, count) = (tokens, kept.Count);
        foreach (var cost in kept.Select(i => costs[i]).Order())
        {
            if ((long)cost * count > left)
                return Math.Max(0, left / count);
            left -= cost;
            count--;
        }

        return int.MaxValue;
    }
}
