using System.Buffers;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Ascii85: five printable characters for four bytes, with or without <c>&lt;~ ~&gt;</c>.</summary>
internal sealed class Ascii85Decoder() : SegmentDecoder("ascii85")
{
    private const int Shortest = 20;
    private const int FewestSigns = 3;
    private const int LookAhead = 24;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create([.. Enumerable.Range('!', 85).Select(c => (char)c)]);

    /// <inheritdoc/>
    protected override bool IsLikely(TextSurvey survey) => survey.HasLongRun;

    /// <inheritdoc/>
    protected override int FindStart(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length && text[at..].IndexOfAny(Alphabet) is >= 0 and var skip; at++)
        {
            at += skip;
            var end = RunEnd(text, at);
            if (end - at >= Shortest && FindEnd(text, at) > at)
                return at;
            at = end;
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(ReadOnlySpan<char> text, int start)
    {
        var end = RunEnd(text, start);
        if (end - start < Shortest)
            return start;
        var signs = 0;
        foreach (var c in text.Slice(start, end - start))
            signs += char.IsAsciiLetterOrDigit(c) ? 0 : 1;
        return signs >= FewestSigns ? end : start;
    }

    /// <inheritdoc/>
    protected override bool MayDecode(ReadOnlySpan<char> segment)
    {
        if (segment.StartsWith("<~"))
            segment = segment[2..];
        Span<byte> bytes = stackalloc byte[8];
        var count = 0;
        for (var at = 0; at < 10; at += 5)
        {
            ulong group = 0;
            foreach (var c in segment.Slice(at, 5))
                group = (group * 85) + (uint)(c - '!');
            if (group > uint.MaxValue)
                return false;
            count += Write(group, 4, bytes[count..]);
        }

        return DecodedBytes.MayBeText(bytes);
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

    private static int RunEnd(ReadOnlySpan<char> text, int at)
    {
        var last = Math.Min(text.Length, at + LookAhead);
        while (at < last && text[at] is >= '!' and <= 'u')
            at++;
        return at < last ? at : text[at..].IndexOfAnyExcept(Alphabet) is >= 0 and var more ? at + more : text.Length;
    }
}
