using System.Text.Json;
using Mocop.Assembly;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>Writes proofs of blocks in canonical JSON, and reads them strictly: <c>{"block":{…},"head":{…},"index":2,"path":["sha256:…",…]}</c>.</summary>
public static class BlockProofJson
{
    /// <summary>Writes a proof in canonical JSON. The seal of the envelope goes beside it, not into it.</summary>
    /// <param name="proof">The proof.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(BlockProof proof)
    {
        var writer = new CanonicalJsonWriter().StartObject();
        EnvelopeBlockJson.Write(writer.Name("block"), proof.Block);
        EnvelopeJson.Write(writer.Name("head"), proof.Head, blocks: null);
        writer.Name("index").Integer(proof.Index).Name("path").StartArray();
        foreach (var hash in proof.Path)
            writer.String(hash);
        return writer.EndArray().EndObject().ToArray();
    }

    /// <summary>Reads a proof; a member that is unknown, missing, doubled, of another type, out of range or too long refuses it.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="proof">The proof.</param>
    /// <param name="error">What is wrong.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out BlockProof proof, out JsonError? error) =>
        StrictJson.TryRead(utf8, ContextLimits.EnvelopeBytes, Read, out proof, out error);

    private static BlockProof Read(StrictJson json, JsonElement value)
    {
        var members = json.Members(value, "", "block", "head", "index", "path");
        return new BlockProof(
            members.Object("head", (v, p) => EnvelopeJson.ReadHead(json, v, p)),
            members.Object("block", (v, p) => EnvelopeBlockJson.Read(json, v, p)),
            members.Int("index", 0, ContextLimits.Blocks - 1),
            members.Items("path", BlockProof.MaxPath, (v, p) => ContentHash.Read(json, v, p)));
    }
}
