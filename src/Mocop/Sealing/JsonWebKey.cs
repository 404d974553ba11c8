using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>A public key on P-256 (RFC 7517) that verifies ES256. Safe to use from many threads.</summary>
public sealed class JsonWebKey
{
    private const int CoordinateBytes = 32;

    private readonly ECDsa _ecdsa;
    private readonly Lock _gate = new();

    private JsonWebKey(ECDsa ecdsa, string id, string x, string y) => (_ecdsa, Id, X, Y) = (ecdsa, id, x, y);

    /// <summary>The key's name, <c>kid</c>: its RFC 7638 thumbprint.</summary>
    public string Id { get; }

    /// <summary>The x coordinate, base64url.</summary>
    public string X { get; }

    /// <summary>The y coordinate, base64url.</summary>
    public string Y { get; }

    internal static JsonWebKey From(ECParameters parameters)
    {
        var (x, y) = (Base64Url.EncodeToString(parameters.Q.X), Base64Url.EncodeToString(parameters.Q.Y));
        return new JsonWebKey(ECDsa.Create(parameters), Thumbprint(x, y), x, y);
    }

    /// <summary>Makes a key from its coordinates; <see langword="null"/> when they are no point of the curve.</summary>
    internal static JsonWebKey? From(string x, string y)
    {
        if (!StrictBase64Url.TryDecode(x, CoordinateBytes, out var qx) || !StrictBase64Url.TryDecode(y, CoordinateBytes, out var qy))
            return null;
        try
        {
            return From(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = qx, Y = qy } });
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        lock (_gate)
            return _ecdsa.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    internal void Write(CanonicalJsonWriter writer) => writer.StartObject()
        .Name("alg").String("ES256").Name("crv").String("P-256").Name("kid").String(Id).Name("kty").String("EC").Name("use").String("sig")
        .Name("x").String(X).Name("y").String(Y).EndObject();

    private static string Thumbprint(string x, string y) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));
}
