using System.Buffers.Text;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>The random number of an envelope.</summary>
internal static class EnvelopeNonce
{
    public const int Bytes = 16;

    /// <summary>The length of the nonce in base64url.</summary>
    public const int Chars = 22;

    /// <summary>How many of its first characters stand in the fences: 72 bits.</summary>
    public const int TagChars = 12;

    public static string Draw(INonceSource source)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        source.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    public static string Tag(string nonce) => nonce[..TagChars];

    public static string Read(StrictJson json, JsonMembers members)
    {
        var nonce = members.Text("nonce", Chars, Chars);
        return json.Error is not null || (StrictBase64Url.TryDecode(nonce, Bytes, out var bytes) && bytes.Length == Bytes)
            ? nonce
            : json.Refuse(members.PathOf("nonce"), $"must be {Bytes} bytes in base64url", nonce);
    }
}
