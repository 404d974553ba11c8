using System.Text.Json;
using System.Text.Json.Nodes;
using Mocop.Sealing;
using Mocop.Vectors;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>What every verifier must accept.</summary>
internal sealed class ValidVectors(VectorSigner signer)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    public static Vector Valid(string name, string about, string document, VectorExpectations? expected = null, SigningKey? key = null) =>
        new(name, about, document, expected, false, [Accepted(key)]);

    public static VectorResult Accepted(SigningKey? key = null) => new(true, (key ?? VectorKeys.Active).Id, null, null);

    public string Sealed(Envelope envelope, SigningKey? key = null) => VectorDocument.Of(envelope, signer.Seal(EnvelopeJson.WriteHead(envelope), key ?? VectorKeys.Active));

    public string Proof(Envelope envelope, string block) => VectorDocument.Of(BlockProof.Of(envelope, block)!, signer.Seal(EnvelopeJson.WriteHead(envelope), VectorKeys.Active));

    public IEnumerable<Vector> All()
    {
        var (one, three, seven) = (Sealed(VectorEnvelopes.One), Sealed(VectorEnvelopes.Three), Sealed(VectorEnvelopes.Seven));
        yield return Valid("one-block", "One block, no optional member.", one);
        yield return Valid("three-blocks", "A system block, a user's, and a plugin's with an attack in it.", three);
        yield return Valid("seven-blocks", "Every kind of block, every operation, every optional member, every escape of canonical JSON.", seven);
        yield return Valid("older-key", "Sealed by a key that no longer signs and still verifies.", Sealed(VectorEnvelopes.One, VectorKeys.Older), key: VectorKeys.Older);
        yield return Valid("other-spelling", "White space, another order of members and other escapes: the canonical form is the same.", Respelled(three));
        yield return Valid("among-others", "Other members beside envelope and seal, as the API's answer has them. No seal covers those.", $$"""{"id":"x","score":0.97,{{one[1..]}}""");
        yield return Valid("other-half-signature", "ECDSA has two signatures for one message, (r, s) and (r, n - s). Both hold, and the envelope is the same.", Mirrored(one));
        yield return Valid("block-asked", "A block that is asked for and there.", three, new("b2", null));
        yield return Valid("session-goes-on", "The session's sequence is above the last.", three, new(null, new("s1", 2)));
        yield return Valid("session-skips", "Gaps are allowed: a context that was never used leaves one.", three, new(null, new("s1", 0)));
        yield return Valid("proof-of-one", "A proof of the only block: the path is empty.", Proof(VectorEnvelopes.One, "b1"));
        yield return Valid("proof-first", "A proof of the first of seven blocks.", Proof(VectorEnvelopes.Seven, "b1"));
        yield return Valid("proof-middle", "A proof of the fourth of seven blocks.", Proof(VectorEnvelopes.Seven, "page_1"));
        yield return Valid("proof-last", "A proof of the last of seven blocks, whose path is shorter.", Proof(VectorEnvelopes.Seven, "call"));
        yield return Valid("proof-of-three", "A proof of the second of three blocks.", Proof(VectorEnvelopes.Three, "b2"), new("b2", new("s1", 2)));
    }

    private static string Respelled(string document)
    {
        var root = JsonNode.Parse(document)!.AsObject();
        var reversed = new JsonObject(root.Reverse().Select(m => KeyValuePair.Create(m.Key, Reverse(m.Value!))));
        return reversed.ToJsonString(s_indented); // the usual encoder escapes °, < and & by their numbers

        static JsonNode? Reverse(JsonNode? node) => node switch
        {
            JsonObject inner => new JsonObject(inner.Reverse().Select(m => KeyValuePair.Create(m.Key, Reverse(m.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Reverse)]),
            _ => node?.DeepClone(),
        };
    }

    private static string Mirrored(string document) => VectorDocument.Change(document, root =>
        root["seal"]!["signature"] = SignatureForms.Mirrored(root["seal"]!["signature"]!.GetValue<string>()));
}
