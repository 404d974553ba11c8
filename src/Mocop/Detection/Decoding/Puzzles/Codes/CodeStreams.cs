namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>The rows of numbers that a text may be.</summary>
internal static class CodeStreams
{
    private const int Most = 4096;
    private const int FewestSigns = 36;
    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    internal static IEnumerable<List<CodeUnit>> Of(string text)
    {
        var runs = Runs(text);
        var numbers = Numbers(text);
        if (numbers.Count >= 12)
        {
            yield return numbers;
            yield return Differences(numbers);
            foreach (var parts in Parts(text, numbers))
                yield return parts;
        }

        if (HexPairs(text) is { Count: >= 12 } pairs)
            yield return pairs;
        foreach (var row in OtherBases(text, runs))
            yield return row;
        foreach (var row in Signs(text))
            yield return row;
    }

    private static List<(int At, int End)> Runs(string text)
    {
        var runs = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or ';' or '-' or '.' or '|'))
                end++;
            if (end > at)
                runs.Add((at, end));
            at = end + 1;
        }

        return runs;
    }

    /// <summary>Decimal numbers, with their signs.</summary>
    private static List<CodeUnit> Numbers(string text)
    {
        var units = new List<CodeUnit>();
        for (var at = 0; at < text.Length && units.Count < Most;)
        {
            var end = at;
            var value = 0;
            while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 5)
                value = (value * 10) + text[end++] - '0';
            if (end > at)
                units.Add(new(at > 0 && text[at - 1] is '-' or '\u2212' && (at == 1 || text[at - 2] is ' ' or ',' or '[' or '(' or '\n') ? -value : value, at, end));
            at = Math.Max(end, at + 1);
        }

        return units;
    }

    private static List<CodeUnit> Differences(List<CodeUnit> numbers)
    {
        var sum = 0;
        return [.. numbers.Select(n => n with { Value = sum += n.Value })];
    }

    /// <summary>Numbers of two or three parts each (times, prices, dates, places in a table), by one of the parts or by the first two together.</summary>
    private static IEnumerable<List<CodeUnit>> Parts(string text, List<CodeUnit> numbers)
    {
        foreach (var size in (int[])[2, 3])
        {
            if (numbers.Count % size != 0 || numbers.Count / size < 12 || !AreAlike(text, numbers, size))
                continue;
            var groups = numbers.Chunk(size).ToArray();
            for (var part = size - 1; part >= 0; part--)
            {
                var one = part;
                yield return [.. groups.Select((g, i) => g[one] with { At = g[0].At, End = g[^1].End, EndsWord = i + 1 < groups.Length && text.IndexOf('\n', g[^1].End, groups[i + 1][0].At - g[^1].End) >= 0 })];
            }

            foreach (var radix in (int[])[60, 100, 10, 8, 16])
                yield return [.. groups.Select(g => new CodeUnit((g[^2].Value * radix) + g[^1].Value, g[0].At, g[^1].End))];
        }
    }

    /// <summary>Whether what stands within the groups is always the same and never stands between them.</summary>
    private static bool AreAlike(string text, List<CodeUnit> numbers, int size)
    {
        for (var i = 1; i < numbers.Count; i++)
        {
            var between = text.AsSpan(numbers[i - 1].End, numbers[i].At - numbers[i - 1].End);
            var inside = text.AsSpan(numbers[0].End, numbers[1].At - numbers[0].End);
            if (between.SequenceEqual(inside) != (i % size != 0))
                return false;
        }

        return true;
    }

    /// <summary>Pairs of hexadecimal digits; nothing if other letters stand there too.</summary>
    private static List<CodeUnit>? HexPairs(string text)
    {
        var units = new List<CodeUnit>();
        int digits = 0, first = 0, high = 0, others = 0;
        for (var at = 0; at < text.Length && units.Count < Most; at++)
        {
            var c = text[at];
            if (c is 'x' or 'X' && at > 0 && text[at - 1] == '0')
            {
                digits--;
                continue;
            }

            if (!char.IsAsciiHexDigit(c))
            {
                others += char.IsLetter(c) ? 1 : 0;
                continue;
            }

            if (digits++ % 2 == 0)
                (first, high) = (at, char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            else
                units.Add(new((high * 16) + (char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10), first, at + 1));
        }

        return others == 0 && digits % 2 == 0 ? units : null;
    }

    /// <summary>Digits of another base, the same number of them for each character.</summary>
    private static IEnumerable<List<CodeUnit>> OtherBases(string text, List<(int At, int End)> runs)
    {
        var width = runs.Count >= 12 ? runs[0].End - runs[0].At : 0;
        if (width is < 2 or > 16 || runs.Exists(r => r.End - r.At != width))
            yield break;
        var digits = runs.SelectMany(r => text[r.At..r.End]).Max(Digit);
        if (runs.Exists(r => text.AsSpan(r.At, width).ContainsAnyExcept(HexDigits)))
            yield break;
        for (var radix = Math.Max(2, digits + 1); radix <= Math.Max(digits + 1, 13); radix++)
        {
            var b = radix;
            var units = runs.Select(r => new CodeUnit(text.AsSpan(r.At, width).ToArray().Aggregate(0, (sum, c) => ((sum * b) + Digit(c)) & 0xFFFFFF), r.At, r.End, b == 2 ? width : 0)).ToList();
            yield return units;
            // Four bits for a digit of three.
            if (b == 2 && width == 12)
                yield return [.. units.Select(u => u with { Value = ((u.Value >> 8) * 100) + (((u.Value >> 4) & 15) * 10) + (u.Value & 15), Bits = 0 })];
        }
    }

    private static int Digit(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    /// <summary>Two, four or sixteen signs, whatever they are: bits, two at a time or four at a time.</summary>
    private static IEnumerable<List<CodeUnit>> Signs(string text)
    {
        var (signs, kinds) = Kinds(text);
        if (signs.Count < FewestSigns)
            yield break;
        if (kinds.Count == 2)
        {
            foreach (var width in (int[])[8, 7, 6, 16, 5, 9])
            {
                for (var skip = 0; skip < (width == 8 ? 8 : 1); skip++)
                    yield return Grouped(signs, 2, width, [0, 1], skip);
            }
        }
        else if (kinds.Count is 3 or 4)
        {
            foreach (var order in Orders(kinds.Count))
                yield return Grouped(signs, 4, 4, order, 0);
        }
        else if (kinds.Count <= 16 && kinds[^1] - kinds[0] < 16)
        {
            var first = kinds[0];
            yield return Grouped(signs, 16, 2, [.. kinds.Select(k => k - first)], 0);
        }
    }

    private static List<CodeUnit> Grouped(List<(int At, int End, int Kind)> signs, int radix, int width, int[] values, int skip)
    {
        var units = new List<CodeUnit>();
        for (var at = skip; at + width <= signs.Count && units.Count < Most; at += width)
        {
            var value = 0;
            for (var i = 0; i < width; i++)
                value = (value * radix) + values[signs[at + i].Kind];
            units.Add(new(value, signs[at].At, signs[at + width - 1].End, radix == 2 ? width : 0));
        }

        return units;
    }

    /// <summary>The signs without what stands between them, and the kinds of them in the order of their numbers.</summary>
    private static (List<(int At, int End, int Kind)> Signs, List<int> Kinds) Kinds(string text)
    {
        var signs = new List<(int At, int End, int Code)>();
        var seen = new SortedSet<int>();
        for (var at = 0; at < text.Length; at++)
        {
            var code = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
            if (!char.IsWhiteSpace(text[at]) && code is not (',' or '|' or '\uFE0F'))
            {
                seen.Add(code);
                signs.Add((at, at + (code > char.MaxValue ? 2 : 1), code));
                if (seen.Count > 16)
                    return ([], []);
            }

            at += code > char.MaxValue ? 1 : 0;
        }

        List<int> kinds = [.. seen];
        return kinds.Count < 2 ? ([], []) : ([.. signs.Select(s => (s.At, s.End, kinds.IndexOf(s.Code)))], kinds);
    }

    private static IEnumerable<int[]> Orders(int kinds)
    {
        for (var a = 0; a < 4; a++)
        {
            for (var b = 0; b < 4; b++)
            {
                for (var c = 0; c < 4; c++)
                {
                    if (a != b && a != c && b != c)
                        yield return kinds == 3 ? [a, b, c] : [a, b, c, 6 - a - b - c];
                }
            }
        }
    }
}
