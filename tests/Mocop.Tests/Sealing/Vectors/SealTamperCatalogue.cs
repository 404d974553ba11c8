using Mocop.Sealing;
using Mocop.Vectors;
using static Mocop.Tests.Sealing.Vectors.TamperCatalogue;
using static Mocop.Tests.Sealing.Vectors.VectorDocument;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>What every verifier must refuse of seals.</summary>
internal sealed class SealTamperCatalogue(ValidVectors valid, VectorSigner signer)
{
    private readonly string _one = valid.Sealed(VectorEnvelopes.One);
    private readonly byte[] _payload = EnvelopeJson.WriteHead(VectorEnvelopes.One);
    private readonly string _id = VectorKeys.Active.Id;

    public IEnumerable<Vector> All() => [.. Algorithms(), .. Keys(), .. Headers(), .. Signatures()];

    private IEnumerable<Vector> Algorithms()
    {
        yield return With("alg-none", "No signature at all.", new JwsSeal(VectorSigner.Encode("""{"alg":"none"}"""), ""), "algorithm");
        yield return With("alg-none-named", "… with a key's name and type.", new JwsSeal(VectorSigner.Encode($$"""{"alg":"none","kid":"{{_id}}","typ":"mocop-envelope"}"""), ""), "algorithm");
        yield return With("alg-none-case", "… in other letters.", new JwsSeal(VectorSigner.Encode($$"""{"alg":"nOnE","kid":"{{_id}}","typ":"mocop-envelope"}"""), ""), "algorithm");
        yield return With("alg-hmac", "HS256 with the public key as the secret: the signature would hold.", SignatureForms.Hmac(_payload, VectorKeys.Active), "algorithm");
        yield return Header("alg-es384", "Another algorithm of the family.", $$"""{"alg":"ES384","kid":"{{_id}}","typ":"mocop-envelope"}""", "algorithm");
        yield return Header("alg-case", "es256 is not ES256.", $$"""{"alg":"es256","kid":"{{_id}}","typ":"mocop-envelope"}""", "algorithm");
        yield return Header("typ-block", "A seal of a block, over the bytes of the envelope.", VectorSigner.Header(_id, DetachedJws.BlockType), "type");
    }

    private IEnumerable<Vector> Keys()
    {
        yield return Refused("key-other", "Sealed by a key that is not in the set.", valid.Sealed(VectorEnvelopes.One, VectorKeys.Stranger), "key");
        yield return Refused("key-retired", "Sealed by a key that was retired, and is no longer in the set.", valid.Sealed(VectorEnvelopes.One, VectorKeys.Retired), "key");
        yield return With("key-borrowed-name", "Sealed by a key that is not in the set, under the name of one that is.", signer.Seal(_payload, VectorKeys.Stranger, VectorSigner.Header(_id)), "signature");
        yield return With("key-swapped-name", "Sealed by one key of the set under the name of another.", signer.Seal(_payload, VectorKeys.Older, VectorSigner.Header(_id)), "signature");
        yield return Header("key-empty", "A key without a name.", VectorSigner.Header(""), "key");
    }

    private IEnumerable<Vector> Headers()
    {
        yield return Header("header-jwk", "The header brings its own key.", $$"""{"alg":"ES256","jwk":{"crv":"P-256","kty":"EC","x":"{{VectorKeys.Stranger.Public.X}}","y":"{{VectorKeys.Stranger.Public.Y}}"},"kid":"{{_id}}","typ":"mocop-envelope"}""", "seal");
        yield return Header("header-crit", "The header asks for an extension.", $$"""{"alg":"ES256","b64":false,"crit":["b64"],"kid":"{{_id}}","typ":"mocop-envelope"}""", "seal");
        yield return Header("header-doubled", "A member stands twice.", $$"""{"alg":"ES256","alg":"ES256","kid":"{{_id}}","typ":"mocop-envelope"}""", "seal");
        yield return Header("header-without-type", "A member is missing.", $$"""{"alg":"ES256","kid":"{{_id}}"}""", "seal");
        yield return Header("header-without-algorithm", "The algorithm is missing.", $$"""{"kid":"{{_id}}","typ":"mocop-envelope"}""", "seal");
        yield return Header("header-no-object", "No object.", "[]", "seal");
        yield return Header("header-no-json", "No JSON.", "{", "seal");
        yield return With("header-empty", "Nothing.", Sealed() with { Protected = "" }, "seal");
        yield return With("header-padded", "Base64url has one spelling, without padding.", Sealed() with { Protected = Sealed().Protected + "=" }, "seal");
        yield return With("header-respelled", "The same header with white space, under the signature of the one without.", Sealed() with { Protected = VectorSigner.Encode($$"""{"alg":"ES256", "kid":"{{_id}}","typ":"mocop-envelope"}""") }, "signature");
        yield return Refused("seal-missing", "No seal.", Change(_one, r => r.Remove("seal")), "seal");
        yield return Refused("seal-null", "A seal that is none.", Change(_one, r => r["seal"] = null), "seal");
        yield return Refused("seal-more", "A member more, as in JWS that are not flattened.", Change(_one, r => r["seal"]!["header"] = new System.Text.Json.Nodes.JsonObject()), "seal");
        yield return Refused("seal-less", "A member less.", Change(_one, r => r["seal"]!.AsObject().Remove("signature")), "seal");
    }

    private IEnumerable<Vector> Signatures()
    {
        var signature = Sealed().Signature;
        yield return Refused("signature-of-another", "The seal of another envelope.", WithSeal(_one, signer.Seal(EnvelopeJson.WriteHead(VectorEnvelopes.Three), VectorKeys.Active)), "signature");
        yield return With("signature-zero", "Sixty-four zero bytes.", Sealed() with { Signature = new string('A', 86) }, "signature");
        yield return With("signature-empty", "None.", Sealed() with { Signature = "" }, "signature");
        yield return With("signature-short", "Its last three bytes are cut.", Sealed() with { Signature = signature[..82] }, "signature");
        yield return With("signature-long", "Three bytes more.", Sealed() with { Signature = signature[..84] + "AAAAAA" }, "signature");
        yield return With("signature-padded", "With padding.", Sealed() with { Signature = signature + "==" }, "signature");
        yield return With("signature-unused-bits", "The unused bits of the last letter are set.", Sealed() with { Signature = signature[..85] + (char)(signature[85] + 1) }, "signature");
        yield return With("signature-der", "In ASN.1, as other protocols write it.", Sealed() with { Signature = SignatureForms.Der(signature) }, "signature");
    }

    private JwsSeal Sealed() => signer.Seal(_payload, VectorKeys.Active);

    private Vector With(string name, string about, JwsSeal seal, string reason) => Refused(name, about, WithSeal(_one, seal), reason);

    /// <summary>A header with a signature over it that would hold.</summary>
    private Vector Header(string name, string about, string header, string reason) => With(name, about, signer.Seal(_payload, VectorKeys.Active, header), reason);
}
