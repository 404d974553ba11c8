using System.Buffers;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Base32 with the usual alphabet, with or without padding.</summary>
internal sealed class Base32Decoder() : SegmentDecoder("base32")
{
    private const int Shortest = 16;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");

    /// <inheritdoc/>
    protected override bool IsLikely(TextSurvey survey) => survey.HasBase32;

    /// <inheritdoc/>
    protected override int FindStart(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && text[from..].IndexOfAny(Alphabet) is >= 0 and var skip)
        {
            from += skip;
            var end = FindEnd(text, from);
            if (end - from >= Shortest)
                return from;
            from = end + 1;
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOfAnyExcept(Alphabet);
        return length < 0 ? text.Length : start + length;
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        var bytes = new byte[segment.Length * 5 / 8];
        int count = 0, bits = 0, value = 0;
        foreach (var c in segment)
        {
            value = (value << 5) | (c >= 'A' ? c - 'A' : c - '2' + 26);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[count++] = (byte)(value >> bits);
            value &= (1 << bits) - 1;
        }

        return DecodedBytes.ToText(bytes.AsSpan(0, count));
    }
}
