using System.Text;

namespace Mocop.Detection.Decoding;

/// <summary>Uuencoded lines, with or without <c>begin</c> and <c>end</c>: a sign for the length, then four characters for three bytes.</summary>
internal sealed class UuDecoder() : SegmentDecoder("uuencode")
{
    private const int ShortestLine = 13;

    /// <inheritdoc/>
    protected override int FindStart(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            if ((at == 0 || text[at - 1] == '\n') && LineEnd(text, at) > at)
                return at;
            var next = NextLine(text, at);
            if (next < 0)
                return -1;
            at = next + 1;
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(ReadOnlySpan<char> text, int start)
    {
        var end = LineEnd(text, start);
        while (end < text.Length && text[end] == '\n' && LineEnd(text, end + 1) is var next && next > end + 1)
            end = next;
        return end;
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        var bytes = new List<byte>();
        foreach (var line in segment.EnumerateLines())
        {
            var length = line[0] - ' ';
            for (var at = 1; at + 3 < line.Length && length > 0; at += 4)
            {
                var value = (Value(line[at]) << 18) | (Value(line[at + 1]) << 12) | (Value(line[at + 2]) << 6) | Value(line[at + 3]);
                for (var shift = 16; shift >= 0 && length > 0; shift -= 8, length--)
                    bytes.Add((byte)(value >> shift));
            }
        }

        return DecodedBytes.ToText(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes));
    }

    private static int NextLine(ReadOnlySpan<char> text, int from) => text[from..].IndexOf('\n') is >= 0 and var skip ? from + skip : -1;

    private static int Value(char c) => (c - ' ') & 63;

    private static int LineEnd(ReadOnlySpan<char> text, int start)
    {
        if (start >= text.Length || text[start] is < '!' or > 'M')
            return start;
        var end = NextLine(text, start);
        if (end < 0)
            end = text.Length;
        if (end > start && text[end - 1] == '\r')
            end--;
        var length = text[start] - ' ';
        if (end - start != 1 + ((length + 2) / 3 * 4) || (end - start < ShortestLine && start == 0))
            return start;
        foreach (var c in text.Slice(start, end - start))
        {
            if (c is < ' ' or > '`')
                return start;
        }

        return end;
    }
}
