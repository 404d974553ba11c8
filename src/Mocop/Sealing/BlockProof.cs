namespace Mocop.Sealing;

/// <summary>
/// Shows one block of an envelope and proves that it stood there, at its place, while the others stay secret: the head that was signed, and the path of hashes from the block to the root
/// (RFC 6962, section 2.1.1). Anybody who holds an envelope can make one; no key is needed.
/// </summary>
/// <param name="Head">The envelope without its blocks.</param>
/// <param name="Block">The block that is shown.</param>
/// <param name="Index">Its place among the blocks, from 0.</param>
/// <param name="Path">The siblings on the way to the root, the lowest first, <c>sha256:…</c>.</param>
public sealed record BlockProof(EnvelopeHead Head, EnvelopeBlock Block, int Index, IReadOnlyList<string> Path)
{
    /// <summary>The longest path, of a tree of <see cref="Assembly.ContextLimits.Blocks"/> leaves.</summary>
    internal const int MaxPath = 8;

    /// <summary>Makes the proof of one block. The envelope is not verified here: the proof of a broken one does not verify either.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="block">The block's id.</param>
    /// <returns>The proof; <see langword="null"/> when the envelope has no such block.</returns>
    public static BlockProof? Of(Envelope envelope, string block)
    {
        var leaves = EnvelopeBlockJson.Leaves(envelope.Blocks);
        for (var i = 0; i < leaves.Length; i++)
        {
            if (string.Equals(envelope.Blocks[i].Id, block, StringComparison.Ordinal))
                return new BlockProof(EnvelopeHead.Of(envelope), envelope.Blocks[i], i, [.. MerkleTree.Path(leaves, i).Select(hash => ContentHash.Format(hash))]);
        }

        return null;
    }
}
