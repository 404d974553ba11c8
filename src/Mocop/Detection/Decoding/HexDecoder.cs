using Mocop.Detection.Phrases;

namespace Mocop.Detection.Decoding;

/// <summary>Bytes as pairs of hexadecimal digits: together, or apart by spaces, colons, commas, <c>0x</c> or <c>\x</c>.</summary>
internal sealed class HexDecoder() : SegmentDecoder("hex")
{
    private const int ShortestPairs = 8;

    /// <inheritdoc/>
    protected override bool IsLikely(WordList words) => words.HexWords + words.MixedWords > 0;

    /// <inheritdoc/>
    protected override int FindStart(string text, int from)
    {
        for (var at = from; at + 1 < text.Length; at++)
        {
            if (!char.IsAsciiHexDigit(text[at]) || (at > 0 && char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not 'x'))
                continue;
            if (FindEnd(text, at) > at)
                return at;
            while (at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))
                at++;
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(string text, int start)
    {
        int at = start, pairs = 0, end = start;
        while (at + 1 < text.Length && char.IsAsciiHexDigit(text[at]) && char.IsAsciiHexDigit(text[at + 1]))
        {
            pairs++;
            at += 2;
            end = at;
            var separators = 0;
            while (at < text.Length && separators < 5 && text[at] is ' ' or ',' or ':' or '-' or '\n' or '\r' or '\\' or 'x' || IsPrefix(text, at))
            {
                at++;
                separators++;
            }
        }

        return pairs >= ShortestPairs ? end : start;
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        var bytes = new byte[segment.Length / 2];
        var count = 0;
        for (var at = 0; at + 1 < segment.Length;)
        {
            if (segment[at] == '0' && segment[at + 1] is 'x' or 'X')
                at += 2;
            else if (char.IsAsciiHexDigit(segment[at]) && char.IsAsciiHexDigit(segment[at + 1]))
            {
                bytes[count++] = byte.Parse(segment.Slice(at, 2), System.Globalization.NumberStyles.HexNumber, provider: null);
                at += 2;
            }
            else
                at++;
        }

        return DecodedBytes.ToText(bytes.AsSpan(0, count));
    }

    private static bool IsPrefix(string text, int at) =>
        at + 1 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X';
}
