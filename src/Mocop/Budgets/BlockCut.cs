using Mocop.Detection;
using Mocop.Escaping;
using Mocop.Sealing;

namespace Mocop.Budgets;

/// <summary>Finds how one block is shortened so that its rendered form fits, and shortens it.</summary>
internal static class BlockCut
{
    private const int Attempts = 6;

    /// <summary>How to cut a block to at most so many rendered tokens: drops it when not even its fences and a scar fit.</summary>
    public static Shortening Find(EnvelopeBlock block, TruncationStrategy strategy, int tokens, RenderCost cost)
    {
        var text = new PreparedText(block.Content, block.Transforms);
        var least = Cut(text, new TextSpan(0, text.Content.Length), cost);
        var leastCost = cost.Of(Shortened(block, text, least));
        if (leastCost > tokens)
            return Shortening.Drop(block.Content.Length);
        var inflation = Math.Max(1.0, (double)(cost.Of(block) - leastCost) / Math.Max(1, block.Tokens));
        var keep = tokens - leastCost;
        for (var attempt = 0; attempt < Attempts && keep > 0; attempt++)
        {
            var candidate = Cut(text, Removed(text, strategy, (int)(keep / inflation), cost), cost);
            var excess = cost.Of(Shortened(block, text, candidate)) - tokens;
            if (excess <= 0 && candidate.Removed.Length > 0)
                return candidate;
            keep -= Math.Max(0, excess) + 1;
        }

        return least;
    }

    /// <summary>Does it.</summary>
    public static EnvelopeBlock Apply(EnvelopeBlock block, Shortening shortening, RenderCost cost)
    {
        var shortened = Shortened(block, new PreparedText(block.Content, block.Transforms), shortening);
        return shortened with { Tokens = cost.Count(shortened.Content) };
    }

    /// <summary>The block as it will be, but for the count of its tokens.</summary>
    public static EnvelopeBlock Shortened(EnvelopeBlock block, Shortening shortening) =>
        Shortened(block, new PreparedText(block.Content, block.Transforms), shortening);

    private static EnvelopeBlock Shortened(EnvelopeBlock block, PreparedText text, Shortening shortening)
    {
        if (shortening.Action == CutAction.Drop)
        {
            return block with
            {
                Content = "",
                Transforms = [new BlockTransform(TransformOp.Drop, new TextSpan(0, TransformMap.OriginalLength(block)), new TextSpan(0, 0), "budget")],
            };
        }

        var cut = text.Cut(shortening.Removed, Scar.Cut(shortening.Tokens), TransformOp.Cut, "budget");
        return block with { Content = cut.Content, Transforms = cut.Transforms };
    }

    private static Shortening Cut(PreparedText text, TextSpan removed, RenderCost cost)
    {
        var kept = cost.Count(text.Content[..removed.Start]) + cost.Count(text.Content[removed.End..]);
        return new Shortening(CutAction.Cut, removed, Math.Max(0, cost.Count(text.Content) - kept));
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
