using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>
/// Parts that carry their order with them, put in order: variables and members (<c>b = "nore"; a = "ig"</c>), parameters of an address (<c>?a=ig&amp;b=nore</c>), elements with
/// coordinates, lines that each begin alike.
/// </summary>
internal static class PartReader
{
    private const int Fewest = 5;
    private const int LongestName = 32;
    private const int LongestPart = 12;
    private const int LongestLead = 28;

    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        var keys = 0;
        for (var at = 0; keys < Fewest && at < text.Length && text[at..].IndexOfAny('=', ':') is >= 0 and var skip; at++)
        {
            at += skip;
            var end = at;
            while (end > 0 && text[end - 1] is ' ' or '"' or '\'')
                end--;
            var start = end;
            while (start > 0 && end - start <= 3 && char.IsAsciiLetterOrDigit(text[start - 1]))
                start--;
            var value = at + 1 < text.Length && text[at + 1] == ' ' ? at + 2 : at + 1;
            var isKey = end > start && (char.IsAsciiDigit(text[end - 1]) || end - start <= 2) && !char.IsAsciiDigit(text[start]);
            if (isKey && value < text.Length && (text[value] is '"' or '\'' || (start > 0 && text[start - 1] is '&' or '?')))
                keys++;
        }

        return keys >= Fewest;
    }

    internal static IEnumerable<Reading> Read(string text, LanguageGate gate)
    {
        foreach (var parts in (List<(string Key, int At, int End)>[])[Assigned(text), Parameters(text), Elements(text), Lines(text)])
        {
            if (parts.Count < Fewest || parts.Sum(p => p.End - p.At) > parts.Count * LongestPart || parts.Count(p => p.Key.Length <= 3 || char.IsAsciiDigit(p.Key[^1]) || p.Key[0] == '<') * 100 < parts.Count * 60)
                continue;
            var ordered = parts.OrderBy(p => Number(p.Key)).ThenBy(p => p.Key.Length).ThenBy(p => p.Key, StringComparer.Ordinal).ToList();
            foreach (var (order, between) in (ReadOnlySpan<(List<(string, int, int)>, string)>)[(ordered, ""), (ordered, " "), (parts, ""), (parts, " ")])
            {
                var reading = Make(text, order, between);
                if (gate.Lexicon.Coverage(reading.Text) is var known && known < Lexicon.Language)
                {
                    if (between.Length > 0 || LetterPairs.Mean(reading.Text, CipherMaps.Plain) < LetterPairs.Plain)
                        continue;
                    reading = gate.Pass(reading) ?? reading;
                }

                yield return reading;
                break;
            }
        }
    }

    private static Reading Make(string text, List<(string Key, int At, int End)> parts, string between)
    {
        var made = new ReadingBuilder("parts");
        foreach (var (_, at, end) in parts)
        {
            if (made.Length > 0)
                made.Add(between, at, at);
            for (var i = at; i < end; i++)
                made.Add(text[i] is '+' or '_' ? ' ' : text[i], i, i + 1);
        }

        return made.ToReading();
    }

    /// <summary>The first number of a key; keys without one stand in order of their letters.</summary>
    private static int Number(string key)
    {
        var digits = string.Concat(key.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Take(6));
        return digits.Length == 0 ? int.MaxValue : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary><c>name = "value"</c> and <c>"name": "value"</c>.</summary>
    private static List<(string Key, int At, int End)> Assigned(string text)
    {
        var parts = new List<(string, int, int)>();
        for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny('=', ':') is >= 0 and var skip; at++)
        {
            at += skip;
            var value = at + 1;
            while (value < text.Length && text[value] == ' ')
                value++;
            if (value + 1 >= text.Length || text[value] is not ('"' or '\'' or '`'))
                continue;
            var end = text.IndexOf(text[value], value + 1);
            if (end < 0)
                break;
            parts.Add((KeyBefore(text, at), value + 1, end));
            at = end;
        }

        return parts;
    }

    private static string KeyBefore(string text, int at)
    {
        var end = at;
        while (end > 0 && text[end - 1] is ' ' or '"' or '\'')
            end--;
        var start = end;
        while (start > 0 && end - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
            start--;
        return text[start..end];
    }

    private static List<(string Key, int At, int End)> Parameters(string text)
    {
        var parts = new List<(string, int, int)>();
        for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny('?', '&') is >= 0 and var skip; at++)
        {
            at += skip;
            var equals = text.AsSpan(at, Math.Min(LongestName, text.Length - at)).IndexOf('=');
            if (equals < 2)
                continue;
            var end = at + equals + 1;
            while (end < text.Length && text[end] is not ('&' or '#' or '\n' or '"' or ' '))
                end++;
            parts.Add((text.Substring(at + 1, equals - 1), at + equals + 1, end));
            at = end - 1;
        }

        return parts;
    }

    /// <summary><c>&lt;t x="12"&gt;value&lt;/t&gt;</c>, by the first number among the attributes.</summary>
    private static List<(string Key, int At, int End)> Elements(string text)
    {
        var parts = new List<(string, int, int)>();
        for (var at = 0; at < text.Length && text.IndexOf('<', at) is >= 0 and var open; at = open + 1)
        {
            at = open;
            var close = text.IndexOf('>', at);
            if (close < 0)
                break;
            var end = text.IndexOf('<', close);
            if (end > close + 1 && text.AsSpan(at, close - at).IndexOfAnyInRange('0', '9') >= 0 && text[at + 1] != '/')
                parts.Add((text[at..close], close + 1, end));
        }

        return parts;
    }

    /// <summary>Lines that have a short beginning each, up to a colon, a bracket or a bar: what follows, in the order of the lines.</summary>
    private static List<(string Key, int At, int End)> Lines(string text)
    {
        var parts = new List<(string, int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                end = text.Length;
            var lead = text.AsSpan(at, Math.Min(LongestLead, end - at)).LastIndexOf(": ");
            if (lead > 0 && at + lead + 2 < end)
                parts.Add(("", at + lead + 2, end));
            at = end + 1;
        }

        return parts;
    }
}
