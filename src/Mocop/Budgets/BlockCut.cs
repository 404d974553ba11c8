using Mocop.Detection;
using Mocop.Escaping;
using Mocop.Sealing;

namespace Mocop.Budgets;

/// <summary>Shortens one block so that its rendered form fits.</summary>
internal static class BlockCut
{
    private const int Attempts = 6;

    /// <summary>Cuts a block to at most so many rendered tokens; drops it when not even its fences and a scar fit.</summary>
    public static EnvelopeBlock Fit(EnvelopeBlock block, TruncationStrategy strategy, int tokens, RenderCost cost)
    {
        var text = new PreparedText(block.Content, block.Transforms);
        var least = Shortened(block, text, new TextSpan(0, text.Content.Length), cost);
        var leastCost = cost.Of(least);
        if (leastCost > tokens)
            return Dropped(block);
        var inflation = Math.Max(1.0, (double)(cost.Of(block) - leastCost) / Math.Max(1, cost.Count(block.Content)));
        var keep = tokens - leastCost;
        for (var attempt = 0; attempt < Attempts && keep > 0; attempt++)
        {
            var candidate = Shortened(block, text, Removed(text, strategy, (int)(keep / inflation), cost), cost);
            var excess = cost.Of(candidate) - tokens;
            if (excess <= 0)
                return candidate;
            keep -= excess + 1;
        }

        return least;
    }

    /// <summary>Leaves a block out: nothing of it is rendered, not even its fences.</summary>
    public static EnvelopeBlock Dropped(EnvelopeBlock block) => block with
    {
        Content = "",
        Tokens = 0,
        Transforms = [new BlockTransform(TransformOp.Drop, new TextSpan(0, TransformMap.OriginalLength(block)), new TextSpan(0, 0), "budget")],
    };

    private static EnvelopeBlock Shortened(EnvelopeBlock block, PreparedText text, TextSpan removed, RenderCost cost)
    {
        if (removed.Length == 0)
            return block;
        var kept = cost.Count(text.Content[..removed.Start]) + cost.Count(text.Content[removed.End..]);
        var cut = text.Cut(removed, Scar.Cut(Math.Max(0, cost.Count(text.Content) - kept)), TransformOp.Cut, "budget");
        return block with { Content = cut.Content, Transforms = cut.Transforms, Tokens = cost.Count(cut.Content) };
    }

    private static TextSpan Removed(PreparedText text, TruncationStrategy strategy, int keep, RenderCost cost)
    {
        var length = text.Content.Length;
        switch (strategy)
        {
            case TruncationStrategy.Head:
                return new TextSpan(0, TextBoundary.AtOrAfter(text, length - cost.SuffixLength(text.Content, keep)));
            case TruncationStrategy.MiddleOut:
                var start = TextBoundary.AtOrBefore(text, cost.PrefixLength(text.Content, (keep + 1) / 2));
                var end = TextBoundary.AtOrAfter(text, length - cost.SuffixLength(text.Content, keep / 2));
                return new TextSpan(start, Math.Max(start, end));
            default:
                return new TextSpan(TextBoundary.AtOrBefore(text, cost.PrefixLength(text.Content, keep)), length);
        }
    }
}
