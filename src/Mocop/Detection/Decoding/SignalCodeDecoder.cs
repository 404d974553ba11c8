using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Morse: letters as dots and dashes with a space between, words with a slash between.</summary>
internal sealed class SignalCodeDecoder() : SegmentDecoder("morse")
{
    private const int Shortest = 20;
    private static readonly SearchValues<char> Signs = SearchValues.Create(".-/ \n|");
    private const string Letters = ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..";
    private static readonly FrozenDictionary<string, char> Codes = Letters.Split(' ').Select((code, i) => (code, (char)('a' + i)))
        .Concat("----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.".Split(' ').Select((code, i) => (code, (char)('0' + i))))
        .ToFrozenDictionary(p => p.code, p => p.Item2, StringComparer.Ordinal);

    /// <summary>The letter or digit of a code; NUL if there is none.</summary>
    internal static char Letter(string code) => Codes.GetValueOrDefault(code);

    /// <inheritdoc/>
    protected override bool IsLikely(TextSurvey survey) => survey.HasWideGap;

    /// <inheritdoc/>
    protected override int FindStart(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && text[from..].IndexOfAny('.', '-') is >= 0 and var skip)
        {
            from += skip;
            if (from > 0 && char.IsLetterOrDigit(text[from - 1]))
            {
                from++;
                continue;
            }

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
        var length = text[start..].IndexOfAnyExcept(Signs);
        var end = length < 0 ? text.Length : start + length;
        while (end > start && text[end - 1] is not ('.' or '-'))
            end--;
        return end;
    }

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> segment)
    {
        var text = new StringBuilder();
        var known = 0;
        foreach (var code in segment.ToString().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (code is "/" or "|")
                text.Append(' ');
            else if (Codes.TryGetValue(code, out var letter))
            {
                text.Append(letter);
                known++;
            }
        }

        return known >= DecodedBytes.Shortest ? DecodedBytes.Accept(text.ToString()) : null;
    }
}
