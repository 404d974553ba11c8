using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Bytes as pairs of hexadecimal digits: together, or apart by spaces, colons, commas, <c>0x</c> or <c>\x</c>.</summary>
internal sealed class HexDecoder() : SegmentDecoder("hex")
{
    private const int ShortestPairs = 8;

    /// <inheritdoc/>
    protected override bool IsLikely(TextSurvey survey) => survey.HasHexRow;

    /// <inheritdoc/>
    protected override int FindStart(ReadOnlySpan<char> text, int from)
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
    protected override int FindEnd(ReadOnlySpan<char> text, int start)
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
    protected override bool MayDecode(ReadOnlySpan<char> segment)
    {
        Span<byte> bytes = stackalloc byte[ShortestPairs];
        return Read(segment, bytes) < ShortestPairs || DecodedBytes.MayBeText(bytes);
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        var bytes = new byte[segment.Length / 2];
        return DecodedBytes.ToText(bytes.AsSpan(0, Read(segment, bytes)));
    }

    /// <summary>Reads pairs until there are no more, or no more room.</summary>
    private static int Read(ReadOnlySpan<char> segment, Span<byte> bytes)
    {
        var count = 0;
        for (var at = 0; at + 1 < segment.Length && count < bytes.Length;)
        {
            if (segment[at] == '0' && segment[at + 1] is 'x' or 'X')
                at += 2;
            else if (char.IsAsciiHexDigit(segment[at]) && char.IsAsciiHexDigit(segment[at + 1]))
            {
                bytes[count++] = (byte)((HexValue(segment[at]) << 4) | HexValue(segment[at + 1]));
                at += 2;
            }
            else
                at++;
        }

        return count;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool IsPrefix(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == '0' && text[at + 1] is 'x' or 'X';
}
