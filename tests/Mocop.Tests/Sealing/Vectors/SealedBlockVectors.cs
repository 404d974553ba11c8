using System.Text;
using System.Text.Json.Nodes;
using Mocop.Blocks;
using Mocop.Sealing;
using Mocop.Vectors;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>Plugins' blocks under the plugin runtime's seal, whole and changed.</summary>
internal sealed class SealedBlockVectors(VectorSigner signer)
{
    private static readonly ContextBlock s_block = new()
    {
        Kind = BlockKind.Plugin,
        Content = "Oslo 4 °C, rain.\u001b[0m",
        Tenant = "acme",
        Origin = new BlockOrigin("plugin", "weather", "1.2.0", "forecast", "call_1"),
        Schema = "weather.forecast/2",
        CreatedAt = VectorEnvelopes.Issued,
    };

    public IEnumerable<VectorBlock> All()
    {
        var whole = Sealed(VectorKeys.Active);
        yield return new("block", "As the plugin runtime handed it out.", whole, true);
        yield return new("block-older-key", "Sealed by a key that no longer signs and still verifies.", Sealed(VectorKeys.Older), true);
        yield return new("block-renamed", "Id, role and sensitivity are the application's to choose.", Change(whole, b => (b["id"], b["role"], b["sensitivity"]) = ("b7", "tool", "public")), true);
        foreach (var (member, value) in new (string, JsonNode?)[]
        {
            ("content", "Oslo 5 °C, rain.\u001b[0m"), ("tenant", "globex"), ("kind", "retrieval"), ("schema", "weather.forecast/3"), ("mediaType", "text/html"),
            ("createdAt", "2026-11-22T05:41:07.319Z"), ("origin", JsonNode.Parse("""{"callId":"call_1","id":"orders","tool":"forecast","type":"plugin","version":"1.2.0"}""")),
        })
        {
            yield return new($"block-{member}", $"Its {member} was changed.", Change(whole, b => b[member] = value), false);
        }

        yield return new("block-schema-removed", "Its schema tag was left out.", Change(whole, b => b.Remove("schema")), false);
        yield return new("block-stranger", "Sealed by a key that is not in the set.", Sealed(VectorKeys.Stranger), false);
        yield return new("block-retired", "Sealed by a key that was retired.", Sealed(VectorKeys.Retired), false);
        yield return new("block-envelope-type", "Sealed as if it were an envelope.", Sealed(VectorKeys.Active, DetachedJws.EnvelopeType), false);
        yield return new("block-alg-none", "No signature.", Change(whole, b => b["seal"] = new JsonObject { ["protected"] = VectorSigner.Encode("""{"alg":"none"}"""), ["signature"] = "" }), false);
    }

    private string Sealed(SigningKey key, string type = DetachedJws.BlockType) =>
        Encoding.UTF8.GetString(ContextBlockJson.Write(s_block with { Seal = signer.Seal(BlockSealing.Payload(s_block), key, VectorSigner.Header(key.Id, type)) }));

    private static string Change(string block, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(block)!.AsObject();
        change(root);
        return VectorDocument.Canonical(root);
    }
}
