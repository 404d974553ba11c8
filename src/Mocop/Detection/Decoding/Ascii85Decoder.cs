namespace Mocop.Detection.Decoding;

/// <summary>Ascii85: five printable characters for four bytes, with or without <c>&lt;~ ~&gt;</c>.</summary>
internal sealed class Ascii85Decoder() : SegmentDecoder("ascii85")
{
    private const int Shortest = 20;
    private const int FewestSigns = 3;

    /// <inheritdoc/>
    protected override int FindStart(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (!IsDigit(text[at]))
                continue;
            var end = FindEnd(text, at);
            if (end > at)
                return at;
            at = RunEnd(text, at);
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(string text, int start)
    {
        var end = RunEnd(text, start);
        if (end - start < Shortest)
            return start;
        var signs = 0;
        foreach (var c in text.AsSpan(start, end - start))
            signs += char.IsAsciiLetterOrDigit(c) ? 0 : 1;
        return signs >= FewestSigns ? end : start;
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        if (segment.StartsWith("<~"))
            segment = segment[2..];
        var bytes = new byte[((segment.Length + 4) / 5 * 4) + 4];
        int count = 0, digits = 0;
        ulong group = 0;
        foreach (var c in segment)
        {
            group = (group * 85) + (uint)(c - '!');
            if (++digits < 5)
                continue;
            if (group > uint.MaxValue)
                return null;
            count += Write(group, 4, bytes.AsSpan(count));
            (group, digits) = (0, 0);
        }

        if (digits > 1)
        {
            for (var i = digits; i < 5; i++)
                group = (group * 85) + 84;
            if (group > uint.MaxValue)
                return null;
            count += Write(group, digits - 1, bytes.AsSpan(count));
        }

        return DecodedBytes.ToText(bytes.AsSpan(0, count));
    }

    private static int Write(ulong group, int length, Span<byte> into)
    {
        for (var i = 0; i < length; i++)
            into[i] = (byte)(group >> (24 - (8 * i)));
        return length;
    }

    private static int RunEnd(string text, int at)
    {
        while (at < text.Length && IsDigit(text[at]))
            at++;
        return at;
    }

    private static bool IsDigit(char c) => c is >= '!' and <= 'u';
}
