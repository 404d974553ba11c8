using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Mocop.Sealing;

namespace Mocop.Tests.Sealing.Vectors;

/// <summary>Other forms of a signature.</summary>
internal static class SignatureForms
{
    /// <summary>The number of points on P-256.</summary>
    private static readonly BigInteger s_order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static string Mirrored(string signature)
    {
        var bytes = Base64Url.DecodeFromChars(signature);
        var s = s_order - new BigInteger(bytes.AsSpan(32), isUnsigned: true, isBigEndian: true);
        var mirrored = s.ToByteArray(isUnsigned: true, isBigEndian: true);
        return Base64Url.EncodeToString([.. bytes[..32], .. new byte[32 - mirrored.Length], .. mirrored]);
    }

    /// <summary>A signature with the public key as the secret of an HMAC, which a verifier that believes the header's algorithm would accept.</summary>
    public static JwsSeal Hmac(byte[] payload, SigningKey key)
    {
        var header = VectorSigner.Encode($$"""{"alg":"HS256","kid":"{{key.Id}}","typ":"mocop-envelope"}""");
        var secret = Encoding.ASCII.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{key.Public.X}}","y":"{{key.Public.Y}}"}""");
        return new JwsSeal(header, Base64Url.EncodeToString(HMACSHA256.HashData(secret, VectorSigner.Input(header, payload))));
    }

    /// <summary>The same signature in the ASN.1 form of other protocols.</summary>
    public static string Der(string signature)
    {
        var bytes = Base64Url.DecodeFromChars(signature);
        byte[] content = [.. Integer(bytes.AsSpan(0, 32)), .. Integer(bytes.AsSpan(32))];
        return Base64Url.EncodeToString([0x30, (byte)content.Length, .. content]);
    }

    private static byte[] Integer(ReadOnlySpan<byte> number)
    {
        var value = new BigInteger(number, isUnsigned: true, isBigEndian: true).ToByteArray(isBigEndian: true);
        return [0x02, (byte)value.Length, .. value];
    }
}
