using System.Text;

namespace Mocop.Detection.Decoding;

/// <summary>UTF-7: <c>+AGkAZw-</c>, characters of two bytes in base64 between a plus and a minus sign.</summary>
internal sealed class Utf7Decoder() : EscapeDecoder("utf-7", '+', 1)
{
    /// <inheritdoc/>
    protected override int DecodeAt(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '/'))
            end++;
        var length = end - at - 1;
        if (length < 3 || text[at + 1] != 'A')
            return 0;
        var bytes = new byte[length];
        if (!Convert.TryFromBase64String(text.Slice(at + 1, length).ToString().PadRight((length + 3) / 4 * 4, '='), bytes, out var written))
            return 0;
        decoded = Encoding.BigEndianUnicode.GetString(bytes, 0, written & ~1);
        if (decoded.Length == 0 || decoded.AsSpan().ContainsAnyExceptInRange('\n', '~'))
            return 0;
        return end - at + (end < text.Length && text[end] == '-' ? 1 : 0);
    }
}
