using System.Globalization;
using System.Text;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Character codes as numbers: binary octets, or decimal codes, with spaces or commas between.</summary>
internal sealed class CodeListDecoder(string name, int digits, int radix) : SegmentDecoder(name)
{
    private const int ShortestList = 8;

    /// <summary><c>01001001 01100111</c>.</summary>
    internal static CodeListDecoder Binary { get; } = new("binary", 8, 2);

    /// <summary><c>73 103 110</c>.</summary>
    internal static CodeListDecoder Decimal { get; } = new("decimal", 3, 10);

    /// <inheritdoc/>
    protected override bool IsLikely(TextSurvey survey) => survey.HasNumberRow;

    /// <inheritdoc/>
    protected override int FindStart(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (!IsDigit(text[at]) || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
                continue;
            if (FindEnd(text, at) > at)
                return at;
            while (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
                at++;
        }

        return -1;
    }

    /// <inheritdoc/>
    protected override int FindEnd(ReadOnlySpan<char> text, int start)
    {
        int at = start, codes = 0, end = start;
        while (at < text.Length && Code(text[at..], out var length) is >= 9 and <= 255)
        {
            codes++;
            at += length;
            end = at;
            while (at < text.Length && at - end < 3 && text[at] is ' ' or ',' or ';' or '\n')
                at++;
            if (at == end && radix == 10)
                break;
        }

        return codes >= ShortestList ? end : start;
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        var text = new StringBuilder();
        for (var at = 0; at < segment.Length;)
        {
            if (IsDigit(segment[at]) && Code(segment[at..], out var length) is >= 0 and var code)
            {
                text.Append((char)code);
                at += length;
            }
            else
                at++;
        }

        return DecodedBytes.Accept(text.ToString());
    }

    private bool IsDigit(char c) => c >= '0' && c < '0' + radix;

    private int Code(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        while (length < text.Length && length < digits && IsDigit(text[length]))
            length++;
        if (length == 0 || (radix == 2 && length != digits))
            return -1;
        return radix == 2 ? Convert.ToInt32(text[..length].ToString(), 2) : int.Parse(text[..length], CultureInfo.InvariantCulture);
    }
}
