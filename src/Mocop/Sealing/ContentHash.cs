using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Mocop.Sealing;

/// <summary>Hashes as envelopes write them: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
public static class ContentHash
{
    /// <summary>The length of a hash in text.</summary>
    public const int Chars = 71;

    private const string Prefix = "sha256:";
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The hash of a text's UTF-8 bytes; an unpaired surrogate counts as U+FFFD.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash.</returns>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The hash.</returns>
    public static string Of(ReadOnlySpan<byte> bytes) => Format(SHA256.HashData(bytes));

    internal static string Format(ReadOnlySpan<byte> hash) => Prefix + Convert.ToHexStringLower(hash);

    internal static bool TryParse(string text, out byte[] hash)
    {
        hash = [];
        if (text.Length != Chars || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var digits = text.AsSpan(Prefix.Length);
        if (digits.ContainsAnyExcept(Digits))
            return false;
        hash = Convert.FromHexString(digits);
        return true;
    }
}
