namespace Mocop.Sealing;

/// <summary>
/// Checks an envelope against its seal. The digests are recomputed before the signature is looked at, so that a changed block is named; what passes for valid has
/// passed every check.
/// </summary>
public static class EnvelopeVerifier
{
    /// <summary>Checks an envelope.</summary>
    /// <param name="envelopeUtf8">The envelope in JSON; canonical or not.</param>
    /// <param name="seal">Its seal.</param>
    /// <param name="keys">The public keys that are believed.</param>
    /// <param name="now">The time for which it must be valid; <see langword="null"/> when only its origin matters, as in an audit.</param>
    /// <returns>Whether it is what was sealed, and if not, why and where.</returns>
    public static VerificationResult Verify(ReadOnlyMemory<byte> envelopeUtf8, JwsSeal seal, JsonWebKeys keys, DateTimeOffset? now = null)
    {
        if (!EnvelopeJson.TryRead(envelopeUtf8, out var envelope, out var error))
            return VerificationResult.Refused(error!.Reason, EnvelopeBlockPath.Name(envelopeUtf8, error.Path), error.Path);
        return CheckDigests(envelope) ?? CheckSeal(envelope, seal, keys, now);
    }

    private static VerificationResult? CheckDigests(Envelope envelope)
    {
        var leaves = new byte[envelope.Blocks.Count][];
        for (var i = 0; i < leaves.Length; i++)
        {
            var block = envelope.Blocks[i];
            leaves[i] = MerkleTree.Leaf(EnvelopeBlockJson.DigestInput(block));
            if (!string.Equals(block.Digest, ContentHash.Format(leaves[i]), StringComparison.Ordinal))
                return VerificationResult.Refused("digest", block.Id);
        }

        return string.Equals(envelope.Root, ContentHash.Format(MerkleTree.Root(leaves)), StringComparison.Ordinal)
            ? null
            : VerificationResult.Refused("root");
    }

    private static VerificationResult CheckSeal(Envelope envelope, JwsSeal seal, JsonWebKeys keys, DateTimeOffset? now)
    {
        var (key, reason) = DetachedJws.Verify(EnvelopeJson.Write(envelope), DetachedJws.EnvelopeType, seal, keys);
        return reason is not null ? VerificationResult.Refused(reason)
            : now < envelope.IssuedAt ? VerificationResult.Refused("not-yet-valid")
            : now >= envelope.ExpiresAt ? VerificationResult.Refused("expired")
            : new VerificationResult(true, key, null, null);
    }
}
