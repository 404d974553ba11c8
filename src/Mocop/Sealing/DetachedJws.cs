using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>Signs and checks bytes that travel beside their signature. The header's <c>typ</c> says what was sealed, so no seal can pass for one of another kind.</summary>
internal static class DetachedJws
{
    public const string EnvelopeType = "mocop-envelope";
    public const string BlockType = "mocop-block";

    private const int MaxHeaderBytes = 512;
    private const int SignatureBytes = 64;

    public static JwsSeal Sign(ReadOnlySpan<byte> payload, string type, SigningKey key)
    {
        var header = new CanonicalJsonWriter().StartObject()
            .Name("alg").String("ES256").Name("kid").String(key.Id).Name("typ").String(type).EndObject().ToArray();
        var encoded = Base64Url.EncodeToString(header);
        return new JwsSeal(encoded, Base64Url.EncodeToString(key.Sign(SigningInput(encoded, payload))));
    }

    /// <summary>Checks a seal.</summary>
    /// <returns>The key's id when it holds, or the reason: <c>seal</c>, <c>algorithm</c>, <c>type</c>, <c>key</c> or <c>signature</c>.</returns>
    public static (string? Key, string? Reason) Verify(ReadOnlySpan<byte> payload, string type, JwsSeal seal, JsonWebKeys keys)
    {
        if (!StrictBase64Url.TryDecode(seal.Protected, MaxHeaderBytes, out var header) || !StrictJson.TryParse(header, MaxHeaderBytes, out var document, out _))
            return (null, "seal");
        using (document)
        {
            if (IsOfAnotherAlgorithm(document.RootElement))
                return (null, "algorithm");
            var json = new StrictJson();
            var members = json.Members(document.RootElement, "", "alg", "kid", "typ");
            var (_, id, actual) = (members.Text("alg", 32), members.Text("kid", 128), members.Text("typ", 64));
            if (json.Error is not null)
                return (null, "seal");
            if (!string.Equals(actual, type, StringComparison.Ordinal))
                return (null, "type");
            if (keys.Find(id) is not { } key)
                return (null, "key");
            return StrictBase64Url.TryDecode(seal.Signature, SignatureBytes, out var signature)
                && signature.Length == SignatureBytes
                && key.Verify(SigningInput(seal.Protected, payload), signature)
                    ? (id, null)
                    : (null, "signature");
        }
    }

    /// <summary>Looked at before the other members, so that a header such as <c>{"alg":"none"}</c> is refused for what it is.</summary>
    private static bool IsOfAnotherAlgorithm(JsonElement header) =>
        header.ValueKind == JsonValueKind.Object && header.TryGetProperty("alg", out var algorithm) && algorithm.ValueKind == JsonValueKind.String && !algorithm.ValueEquals("ES256"u8);

    private static byte[] SigningInput(string encodedHeader, ReadOnlySpan<byte> payload)
    {
        var input = new byte[encodedHeader.Length + 1 + Base64Url.GetEncodedLength(payload.Length)];
        Encoding.ASCII.GetBytes(encodedHeader, input);
        input[encodedHeader.Length] = (byte)'.';
        Base64Url.EncodeToUtf8(payload, input.AsSpan(encodedHeader.Length + 1));
        return input;
    }
}
