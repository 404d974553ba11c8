using Mocop.Detection;
using Mocop.Sealing;

namespace Mocop.Escaping;

/// <summary>A text on its way from the original to what is rendered, and how it got there. Between two transforms it repeats the original.</summary>
internal sealed record PreparedText(string Content, IReadOnlyList<BlockTransform> Transforms)
{
    public static PreparedText Empty { get; } = new("", []);

    public static PreparedText Unchanged(string original) => new(original, []);

    /// <summary>One text in the place of the whole original.</summary>
    public static PreparedText Replaced(string original, string op, string content, string detail) =>
        new(content, [new BlockTransform(op, new TextSpan(0, original.Length), new TextSpan(0, content.Length), detail)]);

    /// <summary>Puts a text in the place of a range of the content. The range begins and ends at a <see cref="TextBoundary"/>.</summary>
    public PreparedText Cut(TextSpan range, string scar, string op, string detail)
    {
        var shift = scar.Length - range.Length;
        var source = new TextSpan(SourceOf(range.Start), SourceOf(range.End));
        return new PreparedText(
            string.Concat(Content.AsSpan(0, range.Start), scar, Content.AsSpan(range.End)),
            [
                .. Transforms.Where(t => t.Target.End <= range.Start),
                new BlockTransform(op, source, new TextSpan(range.Start, range.Start + scar.Length), detail),
                .. Transforms.Where(t => t.Target.Start >= range.End && t.Target.End > range.Start).Select(t => t with { Target = new TextSpan(t.Target.Start + shift, t.Target.End + shift) }),
            ]);
    }

    /// <summary>Tells runs of neighbouring escapes as one, until there are at most so many transforms.</summary>
    public PreparedText Coalesced(int max)
    {
        if (Transforms.Count <= max)
            return this;
        var run = ((Transforms.Count * 2) + max - 1) / max;
        var merged = new List<BlockTransform>(max);
        var length = 0;
        foreach (var transform in Transforms)
        {
            var joins = length > 0 && length < run && transform.Op is TransformOp.Escape && merged[^1].Op is TransformOp.Escape;
            if (joins)
                merged[^1] = new BlockTransform(TransformOp.Escape, Joined(merged[^1].Source, transform.Source), Joined(merged[^1].Target, transform.Target), "run");
            else
                merged.Add(transform);
            length = joins ? length + 1 : 1;
        }

        return this with { Transforms = merged };
    }

    /// <summary>The place in the original for a place in the content that is inside no transform.</summary>
    private int SourceOf(int target)
    {
        var (low, high) = (0, Transforms.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Transforms[middle].Target.End <= target)
                low = middle + 1;
            else
                high = middle;
        }

        return low == 0 ? target : Transforms[low - 1].Source.End + target - Transforms[low - 1].Target.End;
    }

    private static TextSpan Joined(TextSpan first, TextSpan second) => new(first.Start, second.End);
}
