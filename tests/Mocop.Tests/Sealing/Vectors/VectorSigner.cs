using System.Buffers.Text;
using System.Text;
using Mocop.Sealing;
using Mocop.Vectors;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>Signs for the vectors. A signature of ECDSA is random by nature, so one that stands in the file already and still holds is taken again: unchanged vectors keep their bytes.</summary>
internal sealed class VectorSigner
{
    private readonly List<string> _known;

    public VectorSigner(VectorFile? earlier)
    {
        _known = [.. (earlier?.Vectors.Select(v => v.Document) ?? []).Concat(earlier?.SealedBlocks.Select(b => b.Block) ?? []).SelectMany(Signatures).Distinct()];
    }

    public static string Header(string id, string type = DetachedJws.EnvelopeType) => $$"""{"alg":"ES256","kid":"{{id}}","typ":"{{type}}"}""";

    public static string Encode(string header) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));

    /// <summary>A seal with this header, signed with this key, whatever the header says of it.</summary>
    public JwsSeal Seal(byte[] payload, SigningKey key, string? header = null)
    {
        var encoded = Encode(header ?? Header(key.Id));
        var input = Input(encoded, payload);
        if (_known.Find(s => key.Public.Verify(input, Base64Url.DecodeFromChars(s))) is { } signature)
            return new JwsSeal(encoded, signature);
        _known.Add(Base64Url.EncodeToString(key.Sign(input)));
        return new JwsSeal(encoded, _known[^1]);
    }

    public static byte[] Input(string encodedHeader, byte[] payload) => Encoding.ASCII.GetBytes($"{encodedHeader}.{Base64Url.EncodeToString(payload)}");

    private static IEnumerable<string> Signatures(string document)
    {
        const string Name = "\"signature\":\"";
        const int Chars = 86;
        for (var at = document.IndexOf(Name, StringComparison.Ordinal); at >= 0; at = document.IndexOf(Name, at + 1, StringComparison.Ordinal))
        {
            var signature = document.AsSpan(at + Name.Length);
            if (signature.IndexOf('"') == Chars && StrictBase64Url.TryDecode(signature[..Chars].ToString(), 64, out _))
                yield return signature[..Chars].ToString();
        }
    }
}
