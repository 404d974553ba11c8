using System.Text;

namespace Mocop.Detection.Decoding;

/// <summary>Tells text from noise in what a decoding yields.</summary>
internal static class DecodedBytes
{
    internal const int Shortest = 6;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of some bytes, if they are UTF-8 (or UTF-16 with zero bytes) and nearly all of it can be printed.</summary>
    internal static string? ToText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Shortest)
            return null;
        if (bytes[1] == 0 && bytes[3] == 0 && bytes.Length % 2 == 0)
            return Accept(Encoding.Unicode.GetString(bytes));
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Accept(Strict.GetString(bytes));
        return null;
    }

    /// <summary>Whether the bytes can be the beginning of such a text.</summary>
    internal static bool MayBeText(ReadOnlySpan<byte> prefix)
    {
        if (prefix[1] == 0 && prefix[3] == 0)
            return true;
        while (!prefix.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(prefix, out _, out var length) == System.Buffers.OperationStatus.InvalidData)
                return false;
            prefix = prefix[length..];
        }

        return true;
    }

    /// <summary>The text itself, if at least 85 % of it can be printed and it has letters and digits enough to say something.</summary>
    internal static string? Accept(string text)
    {
        int printable = 0, letters = 0;
        foreach (var c in text)
        {
            if (!char.IsControl(c) || c is '\n' or '\r' or '\t')
                printable++;
            if (char.IsLetterOrDigit(c) || c == ' ')
                letters++;
        }

        return text.Length >= Shortest && printable * 100 >= text.Length * 85 && letters * 100 >= text.Length * 40 ? text : null;
    }
}
