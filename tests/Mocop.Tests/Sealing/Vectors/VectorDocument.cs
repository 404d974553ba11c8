using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>A sealed document that is taken apart, changed as an attacker would, and put together again.</summary>
internal static class VectorDocument
{
    public static string Of(Envelope envelope, JwsSeal seal) => $$"""{"envelope":{{Text(EnvelopeJson.Write(envelope))}},"seal":{{Text(SealJson.Write(seal))}}}""";

    public static string Of(BlockProof proof, JwsSeal seal) => $$"""{"proof":{{Text(BlockProofJson.Write(proof))}},"seal":{{Text(SealJson.Write(seal))}}}""";

    /// <summary>Changes a document and repairs nothing.</summary>
    public static string Change(string document, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        change(root);
        return Canonical(root);
    }

    /// <summary>Changes a block and repairs its digest.</summary>
    public static string ChangeBlock(string document, int index, Action<JsonObject> change) => Change(document, root =>
    {
        var block = BlocksOf(root)[index]!.AsObject();
        change(block);
        block["digest"] = ContentHash.Format(MerkleTree.Leaf(DigestInput(block)));
    });

    /// <summary>Changes the blocks and repairs the number of them and the root: all that an attacker can do without a key.</summary>
    public static string WithRoot(string document) => Change(document, root =>
    {
        var leaves = BlocksOf(root).Select(b => MerkleTree.Leaf(DigestInput(b!.AsObject()))).ToArray();
        root["envelope"]!["size"] = leaves.Length;
        root["envelope"]!["root"] = ContentHash.Format(MerkleTree.Root(leaves));
    });

    public static string WithSeal(string document, JwsSeal seal) => Change(document, root => root["seal"] = JsonNode.Parse(SealJson.Write(seal)));

    public static JsonArray BlocksOf(JsonObject root) => root["envelope"]!["blocks"]!.AsArray();

    public static string Swap(string document, int a, int b) => Change(document, root =>
    {
        var blocks = BlocksOf(root);
        (blocks[a], blocks[b]) = (blocks[b]!.DeepClone(), blocks[a]!.DeepClone());
    });

    /// <summary>The canonical bytes that the seal of a document signs.</summary>
    public static byte[] Payload(string document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        var head = (root["envelope"] ?? root["proof"]!["head"])!.DeepClone().AsObject();
        head.Remove("blocks");
        return Encoding.UTF8.GetBytes(Canonical(head));
    }

    public static string Canonical(JsonNode node)
    {
        using var json = JsonDocument.Parse(node.ToJsonString());
        Assert.True(CanonicalJson.TryWrite(json.RootElement, out var bytes, out _));
        return Text(bytes);
    }

    private static byte[] DigestInput(JsonObject block)
    {
        var rest = block.DeepClone().AsObject();
        rest.Remove("digest");
        return Encoding.UTF8.GetBytes(Canonical(rest));
    }

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
