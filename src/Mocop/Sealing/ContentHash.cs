using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>Hashes as envelopes write them: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
public static class ContentHash
{
    /// <summary>The length of a hash in text.</summary>
    public const int Chars = 71;

    private const string Prefix = "sha256:";
    private const string Form = "must be sha256: and 64 lower-case hexadecimal digits";
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The hash of a text's UTF-8 bytes; an unpaired surrogate counts as U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash.</returns>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(text));
        var hash = Of(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)));
        ArrayPool<byte>.Shared.Return(utf8);
        return hash;
    }

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The hash.</returns>
    public static string Of(ReadOnlySpan<byte> bytes) => Format(SHA256.HashData(bytes));

    internal static string Format(ReadOnlySpan<byte> hash) => Prefix + Convert.ToHexStringLower(hash);

    internal static string Read(StrictJson json, JsonMembers members, string name)
    {
        var hash = members.Text(name, Chars, Chars);
        return json.Error is not null || IsHash(hash) ? hash : json.Refuse(members.PathOf(name), Form, hash);
    }

    internal static string Read(StrictJson json, JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.String && StrictJson.TryGetText(value, out var hash) && IsHash(hash) ? hash : json.Refuse(path, Form, "");

    /// <summary>The bytes of a hash in its form.</summary>
    internal static byte[] Bytes(string hash) => Convert.FromHexString(hash.AsSpan(Prefix.Length));

    private static bool IsHash(string text) =>
        text.Length == Chars && text.StartsWith(Prefix, StringComparison.Ordinal) && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Digits);
}
