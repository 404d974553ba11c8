using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;

namespace Mocop.Detection.Decoding;

/// <summary>Base64, plain and url-safe, with or without padding, broken over lines, and compressed inside.</summary>
internal sealed class Base64Decoder() : SegmentDecoder("base64")
{
    private const int Shortest = 12;
    private const int MostInflated = 262_144;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    /// <inheritdoc/>
    protected override int FindStart(string text, int from)
    {
        while (from < text.Length)
        {
            var skip = text.AsSpan(from).IndexOfAny(Alphabet);
            if (skip < 0)
                return -1;
            from += skip;
            var run = RunLength(text, from);
            if (run >= Shortest && LooksEncoded(text.AsSpan(from, run)))
                return from;
            from += run;
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(string text, int start)
    {
        var first = RunLength(text, start);
        var end = start + first;
        while (end < text.Length && text[end] is '\n' or '\r' or ' ')
        {
            var next = end;
            while (next < text.Length && next - end < 4 && text[next] is '\n' or '\r' or ' ')
                next++;
            var run = RunLength(text, next);
            if (run < 2 || run > first + 2 || (run < first && next + run < text.Length && char.IsLetterOrDigit(text[next + run])))
                break;
            if (text[end] == ' ' && !LooksEncoded(text.AsSpan(next, run)))
                break;
            end = next + run;
        }

        while (end < text.Length && text[end] == '=')
            end++;
        return end;
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        var digits = new byte[segment.Length + 3];
        var count = 0;
        foreach (var c in segment)
        {
            if (c is '\n' or '\r' or ' ' or '=')
                continue;
            digits[count++] = (byte)(c switch { '-' => '+', '_' => '/', _ => c });
        }

        if (count % 4 == 1)
            count--;
        while (count % 4 != 0)
            digits[count++] = (byte)'=';
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(count)];
        if (Base64.DecodeFromUtf8(digits.AsSpan(0, count), bytes, out _, out var written) != OperationStatus.Done)
            return null;
        return DecodedBytes.ToText(bytes.AsSpan(0, written)) ?? Inflate(bytes, written);
    }

    private static string? Inflate(byte[] bytes, int length)
    {
        if (length < 4 || !(bytes[0] == 0x1F && bytes[1] == 0x8B) && !(bytes[0] == 0x78 && ((bytes[0] << 8) + bytes[1]) % 31 == 0))
            return null;
        try
        {
            using var source = new MemoryStream(bytes, 0, length);
            using Stream inflate = bytes[0] == 0x78 ? new ZLibStream(source, CompressionMode.Decompress) : new GZipStream(source, CompressionMode.Decompress);
            var buffer = new byte[Math.Min(MostInflated, length * 16)];
            var read = inflate.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return DecodedBytes.ToText(buffer.AsSpan(0, read));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static int RunLength(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAnyExcept(Alphabet);
        return length < 0 ? text.Length - at : length;
    }

    /// <summary>Words are rarely without capitals or digits in odd places; a path or an identifier decodes to noise and is refused later.</summary>
    private static bool LooksEncoded(ReadOnlySpan<char> run) =>
        run.Length >= Shortest && run.ContainsAnyInRange('A', 'Z') && (run.ContainsAnyInRange('a', 'z') || run.ContainsAnyInRange('0', '9'));
}
