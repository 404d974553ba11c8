using Mocop.Detection;
using Mocop.Provenance;
using Mocop.Sealing;

namespace Mocop.Rendering;

/// <summary>A run of a block's content with one origin.</summary>
internal readonly record struct ContentPiece(TextSpan Target, TextSpan Source, ProvenanceOperation Operation)
{
    /// <summary>The pieces of a block in order; together they are its content.</summary>
    public static IEnumerable<ContentPiece> Of(EnvelopeBlock block)
    {
        var (source, target) = (0, 0);
        foreach (var transform in block.Transforms)
        {
            var run = transform.Target.Start - target;
            if (run > 0)
                yield return new ContentPiece(new TextSpan(target, target + run), new TextSpan(source, source + run), ProvenanceOperation.Content);
            yield return new ContentPiece(transform.Target, transform.Source, OperationOf(transform.Op));
            (source, target) = (transform.Source.End, transform.Target.End);
        }

        var rest = block.Content.Length - target;
        if (rest > 0)
            yield return new ContentPiece(new TextSpan(target, block.Content.Length), new TextSpan(source, source + rest), ProvenanceOperation.Content);
    }

    private static ProvenanceOperation OperationOf(string op) => op switch
    {
        TransformOp.Escape => ProvenanceOperation.Escape,
        TransformOp.Quarantine => ProvenanceOperation.Placeholder,
        _ => ProvenanceOperation.Scar,
    };
}
