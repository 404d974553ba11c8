using System.Buffers;
using System.Buffers.Text;
using System.IO.Compression;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Base64, plain and url-safe, with or without padding, broken over lines, and compressed inside.</summary>
internal sealed class Base64Decoder() : SegmentDecoder("base64")
{
    internal const int Shortest = 12;
    private const int PrefixBytes = Shortest / 4 * 3;
    private const int MostInflated = 262_144;
    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    /// <summary>Whether the run of the alphabet that begins at <paramref name="start"/> may be base64 of a text or of something packed.</summary>
    internal static bool MayBegin(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start + RunLength(text, start);
        return LooksEncoded(text[start..end]) && HasTextPrefix(text[start..end]);
    }

    /// <inheritdoc/>
    protected override bool IsLikely(TextSurvey survey) => survey.HasBase64;

    /// <inheritdoc/>
    protected override int FindStart(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            var skip = text[from..].IndexOfAny(Alphabet);
            if (skip < 0)
                return -1;
            from += skip;
            var run = RunLength(text, from);
            if (run >= Shortest && LooksEncoded(text.Slice(from, run)) && HasTextPrefix(text.Slice(from, run)))
                return from;
            from += run;
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(ReadOnlySpan<char> text, int start)
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
            if (text[end] == ' ' && !LooksEncoded(text.Slice(next, run)))
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
        if (length < 4 || !IsPacked(bytes))
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

    private static int RunLength(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOfAnyExcept(Alphabet);
        return length < 0 ? text.Length - at : length;
    }

    /// <summary>Whether the first nine bytes can be those of a text, or of something packed. Nearly all identifiers and paths fail here.</summary>
    private static bool HasTextPrefix(ReadOnlySpan<char> run)
    {
        Span<byte> digits = stackalloc byte[Shortest];
        for (var i = 0; i < Shortest; i++)
            digits[i] = (byte)(run[i] switch { '-' => '+', '_' => '/', var c => c });
        Span<byte> bytes = stackalloc byte[PrefixBytes];
        return Base64.DecodeFromUtf8(digits, bytes, out _, out _) == OperationStatus.Done && (IsPacked(bytes) || DecodedBytes.MayBeText(bytes));
    }

    private static bool IsPacked(ReadOnlySpan<byte> bytes) => (bytes[0] == 0x1F && bytes[1] == 0x8B) || (bytes[0] == 0x78 && ((bytes[0] << 8) + bytes[1]) % 31 == 0);

    /// <summary>Words are rarely without capitals or digits in odd places; a path or an identifier decodes to noise and is refused later.</summary>
    private static bool LooksEncoded(ReadOnlySpan<char> run) =>
        run.Length >= Shortest && run.ContainsAnyInRange('A', 'Z') && (run.ContainsAnyInRange('a', 'z') || run.ContainsAnyInRange('0', '9'));
}
