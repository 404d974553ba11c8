namespace Mocop.Sealing;

/// <summary>What the transforms of a block say of its content: between two of them the content repeats the original, so they map every character to its source.</summary>
internal static class TransformMap
{
    /// <summary>Whether the transforms are in order, disjoint, inside the content, and leave equally long runs of original and content between them.</summary>
    public static bool Fits(EnvelopeBlock block)
    {
        var (source, target) = (0, 0);
        foreach (var transform in block.Transforms)
        {
            if (transform.Source.Start < source
                || transform.Target.Start < target
                || transform.Source.Start - source != transform.Target.Start - target
                || transform.Target.End > block.Content.Length)
            {
                return false;
            }

            (source, target) = (transform.Source.End, transform.Target.End);
        }

        return true;
    }

    /// <summary>The length of the original, which an envelope does not hold.</summary>
    public static int OriginalLength(EnvelopeBlock block) =>
        block.Transforms.Count == 0
            ? block.Content.Length
            : block.Transforms[^1].Source.End + block.Content.Length - block.Transforms[^1].Target.End;

    public static bool IsDropped(EnvelopeBlock block) => block.Transforms.Any(t => t.Op is TransformOp.Drop);

    public static bool IsWithheld(EnvelopeBlock block) => block.Transforms.Any(t => t.Op is TransformOp.Quarantine);
}
