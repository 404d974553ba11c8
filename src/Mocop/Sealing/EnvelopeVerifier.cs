namespace Mocop.Sealing;

/// <summary>
/// Checks envelopes, and proofs of single blocks, against their seals. The digests are recomputed before the signature is looked at, so that a changed block is named; what passes for valid has
/// passed every check. The order of the checks, and so the reason that is given, is part of the specification.
/// </summary>
public static class EnvelopeVerifier
{
    /// <summary>Checks an envelope.</summary>
    /// <param name="envelopeUtf8">The envelope in JSON; canonical or not.</param>
    /// <param name="seal">Its seal.</param>
    /// <param name="keys">The public keys that are believed.</param>
    /// <param name="now">The time for which it must be valid; <see langword="null"/> when only its origin matters, as in an audit.</param>
    /// <returns>Whether it is what was sealed, and if not, why and where.</returns>
    public static VerificationResult Verify(ReadOnlyMemory<byte> envelopeUtf8, JwsSeal seal, JsonWebKeys keys, DateTimeOffset? now = null) =>
        VerifyEnvelope(envelopeUtf8, seal, keys, now is null ? Expectations.None : new Expectations { At = now });

    /// <summary>Checks an envelope, or a proof of one of its blocks, as it stands in a document beside its seal.</summary>
    /// <param name="documentUtf8">The document in JSON: see <see cref="SealedDocument"/>.</param>
    /// <param name="keys">The public keys that are believed.</param>
    /// <param name="expected">What is asked beside its being whole and genuine.</param>
    /// <returns>Whether it is what was sealed and expected, and if not, why and where.</returns>
    public static VerificationResult Verify(ReadOnlyMemory<byte> documentUtf8, JsonWebKeys keys, Expectations expected)
    {
        if (!SealedDocument.TryRead(documentUtf8, out var document, out var error))
            return VerificationResult.Refused(error!.Reason, path: error.Path);
        return document.Envelope is { } envelope
            ? VerifyEnvelope(envelope, document.Seal, keys, expected)
            : VerifyProof(document.Proof!.Value, document.Seal, keys, expected);
    }

    private static VerificationResult VerifyEnvelope(ReadOnlyMemory<byte> utf8, JwsSeal? seal, JsonWebKeys keys, Expectations expected)
    {
        if (!EnvelopeJson.TryRead(utf8, out var envelope, out var error))
            return VerificationResult.Refused(error!.Reason, EnvelopeBlockPath.Name(utf8, error.Path), error.Path);
        var (leaves, wanted) = (EnvelopeBlockJson.Leaves(envelope.Blocks), -1);
        for (var i = 0; i < leaves.Length; i++)
        {
            if (!Is(envelope.Blocks[i].Digest, leaves[i]))
                return VerificationResult.Refused("digest", envelope.Blocks[i].Id);
            if (wanted < 0 && string.Equals(envelope.Blocks[i].Id, expected.Block, StringComparison.Ordinal))
                wanted = i;
        }

        return envelope.Size == leaves.Length && Is(envelope.Root, MerkleTree.Root(leaves))
            ? CheckSeal(envelope, wanted < 0 ? null : envelope.Blocks[wanted], wanted, seal, keys, expected)
            : VerificationResult.Refused("root");
    }

    private static VerificationResult VerifyProof(ReadOnlyMemory<byte> utf8, JwsSeal? seal, JsonWebKeys keys, Expectations expected)
    {
        if (!BlockProofJson.TryRead(utf8, out var proof, out var error))
            return VerificationResult.Refused(error!.Reason, path: error.Path);
        var leaf = EnvelopeBlockJson.Leaves([proof.Block])[0];
        if (!Is(proof.Block.Digest, leaf))
            return VerificationResult.Refused("digest", proof.Block.Id);
        return proof.Index < proof.Head.Size && MerkleTree.Root(leaf, proof.Index, proof.Head.Size, [.. proof.Path.Select(ContentHash.Bytes)]) is { } root && Is(proof.Head.Root, root)
            ? CheckSeal(proof.Head, proof.Block, proof.Index, seal, keys, expected)
            : VerificationResult.Refused("root");
    }

    private static VerificationResult CheckSeal(EnvelopeHead head, EnvelopeBlock? block, int index, JwsSeal? seal, JsonWebKeys keys, Expectations expected)
    {
        if (seal is null)
            return VerificationResult.Refused("seal");
        var (key, reason) = DetachedJws.Verify(EnvelopeJson.WriteHead(head), DetachedJws.EnvelopeType, seal, keys);
        return reason is not null
            ? VerificationResult.Refused(reason)
            : Expect(head, block, expected) ?? new VerificationResult(true, key, null, null) { Head = head, ProvenBlock = block, ProvenIndex = block is null ? null : index };
    }

    private static VerificationResult? Expect(EnvelopeHead head, EnvelopeBlock? block, Expectations expected)
    {
        if (expected.At < head.IssuedAt)
            return VerificationResult.Refused("not-yet-valid");
        if (expected.At >= head.ExpiresAt)
            return VerificationResult.Refused("expired");
        if (expected.Tenant is { } tenant && !string.Equals(tenant, head.Tenant, StringComparison.Ordinal))
            return VerificationResult.Refused("tenant");
        if (expected.Block is { } id && !string.Equals(id, block?.Id, StringComparison.Ordinal))
            return VerificationResult.Refused("block", id);
        if (expected.After is { } after && !string.Equals(after.Id, head.Session?.Id, StringComparison.Ordinal))
            return VerificationResult.Refused("sequence", path: "session.id");
        if (expected.After?.Sequence >= head.Session?.Sequence)
            return VerificationResult.Refused("sequence", path: "session.sequence");
        return expected.Memory?.TryRemember(head.Nonce, head.ExpiresAt) is false ? VerificationResult.Refused("replay") : null;
    }

    private static bool Is(string hash, byte[] bytes) => string.Equals(hash, ContentHash.Format(bytes), StringComparison.Ordinal);
}
