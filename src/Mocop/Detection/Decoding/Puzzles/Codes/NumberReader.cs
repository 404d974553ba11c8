namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>
/// Numbers for letters, whatever stands between them (<c>chr(73)+chr(103)</c>, <c>{73,103}</c>, <c>9-7-14</c>, <c>U+0049</c>): character codes in four bases,
/// places in the alphabet, squares of Polybius, keys of a telephone.
/// </summary>
internal sealed class NumberReader : IPuzzleReader
{
    private const int Fewest = 8;
    private const string Square = "abcdefghiklmnopqrstuvwxyz";
    private static readonly string[] Keys = ["", "", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var numbers = Find(text, char.IsAsciiDigit);
        if (numbers.Count == 1)
            numbers = Split(text, numbers[0]);
        if (numbers.Count < Fewest)
            return HexCodes(text, start, gate);
        if (Sums(text, start, gate) is { } sums)
            return [sums];
        foreach (var read in (ReadOnlySpan<Func<List<(int At, int End)>, string, (string Name, Func<int, string> Letter)?>>)[CharacterCodes, OctalCodes, Alphabet, Polybius, TelephoneKeys])
        {
            if (read(numbers, text) is not var (name, letter))
                continue;
            var reading = Make(name, numbers, text, start, letter);
            if (gate.Pass(reading) is { } passed)
                return [passed];
            if (name is "decimal" or "octal" && LanguageGate.IsText(reading.Text))
                return [reading];
        }

        return HexCodes(text, start, gate);
    }

    /// <summary>Codes that are sums (<c>68+5</c>), or all moved by the same number, so that the most frequent one is a space.</summary>
    private static Reading? Sums(string text, int start, LanguageGate gate)
    {
        var numbers = Find(text, char.IsAsciiDigit);
        var terms = new List<(int At, int End, int Value)>();
        foreach (var number in numbers)
        {
            var isTerm = terms.Count > 0 && number.At == terms[^1].End + 1 && text[terms[^1].End] is '+' or '^';
            var value = Value(text, number, 10);
            if (isTerm)
                terms[^1] = (terms[^1].At, number.End, text[terms[^1].End] == '+' ? terms[^1].Value + value : terms[^1].Value ^ value);
            else
                terms.Add((number.At, number.End, value));
        }

        if (terms.Count < Fewest || (terms.Count == numbers.Count && terms.Exists(t => t.Value is >= 32 and < 127) && !terms.Exists(t => t.Value >= 127)))
            return null;
        var usual = terms.CountBy(t => t.Value).MaxBy(c => c.Value).Key;
        foreach (var offset in (ReadOnlySpan<int>)[0, usual - ' ', usual - 'e', usual - 'a'])
        {
            var made = new ReadingBuilder("decimal");
            foreach (var (at, end, value) in terms)
                made.Add(value - offset is >= 32 and < 127 and var code ? (char)code : '\0', start + at, start + end);
            var reading = made.ToReading();
            if (gate.Pass(reading) is { } passed)
                return passed;
            if (offset == 0 && terms.Count < numbers.Count && LanguageGate.IsText(reading.Text))
                return reading;
        }

        return null;
    }

    private static IEnumerable<Reading> HexCodes(string text, int start, LanguageGate gate)
    {
        var codes = Find(text, char.IsAsciiHexDigit).Where(n => n.End - n.At is >= 2 and <= 6).ToList();
        if (codes.Count < Fewest || codes.Select(c => Value(text, c, 16)).Distinct().Count() < 5 || codes.Any(c => Value(text, c, 16) is not (>= 32 and < 127 or 10)))
            return [];
        var reading = Make("hex", codes, text, start, i => ((char)Value(text, codes[i], 16)).ToString());
        return gate.Pass(reading) is { } passed ? [passed] : LanguageGate.IsText(reading.Text) ? [reading] : [];
    }

    private static (string, Func<int, string>)? CharacterCodes(List<(int At, int End)> numbers, string text) =>
        numbers.All(n => Value(text, n, 10) is >= 32 and < 127 or 9 or 10 or 13) ? ("decimal", i => ((char)Value(text, numbers[i], 10)).ToString()) : null;

    private static (string, Func<int, string>)? OctalCodes(List<(int At, int End)> numbers, string text) =>
        numbers.All(n => n.End - n.At is 2 or 3 or 4 && Value(text, n, 8) is >= 32 and < 127 or 10) ? ("octal", i => ((char)Value(text, numbers[i], 8)).ToString()) : null;

    private static (string, Func<int, string>)? Alphabet(List<(int At, int End)> numbers, string text)
    {
        if (!numbers.All(n => Value(text, n, 10) is >= 0 and <= 27))
            return null;
        var first = numbers.Any(n => Value(text, n, 10) == 26) || !numbers.Any(n => Value(text, n, 10) == 0) || text.Contains(" 0 ", StringComparison.Ordinal) ? 1 : 0;
        return ("alphabet", i => Value(text, numbers[i], 10) - first is >= 0 and < 26 and var letter ? ((char)('a' + letter)).ToString() : " ");
    }

    private static (string, Func<int, string>)? Polybius(List<(int At, int End)> numbers, string text)
    {
        if (!numbers.All(n => n.End - n.At == 2 && text[n.At] is >= '1' and <= '5' && text[n.At + 1] is >= '1' and <= '5'))
            return null;
        return ("polybius", i => Square[((text[numbers[i].At] - '1') * 5) + text[numbers[i].At + 1] - '1'].ToString());
    }

    private static (string, Func<int, string>)? TelephoneKeys(List<(int At, int End)> numbers, string text)
    {
        if (!numbers.All(n => n.End - n.At <= 4 && text.AsSpan(n.At, n.End - n.At).IndexOfAnyExcept(text[n.At]) < 0))
            return null;
        return ("telephone", i => Keys[text[numbers[i].At] - '0'] is { Length: > 0 } key && numbers[i].End - numbers[i].At <= key.Length ? key[numbers[i].End - numbers[i].At - 1].ToString() : " ");
    }

    /// <summary>Letters, and a space where the numbers stand farther apart, or otherwise, than most do.</summary>
    private static Reading Make(string name, List<(int At, int End)> numbers, string text, int start, Func<int, string> letter)
    {
        var usual = numbers.Skip(1).Select((n, i) => text[numbers[i].End..n.At]).CountBy(g => g).MaxBy(g => g.Value).Key ?? "";
        var made = new ReadingBuilder(name);
        for (var i = 0; i < numbers.Count; i++)
        {
            var (at, end) = numbers[i];
            if (i > 0 && name is not ("decimal" or "octal" or "hex") && !string.Equals(text[numbers[i - 1].End..at], usual, StringComparison.Ordinal))
                made.Add(' ', start + at, start + at);
            made.Add(letter(i), start + at, start + end);
        }

        return made.ToReading();
    }

    private static List<(int At, int End)> Find(string text, Func<char, bool> isDigit)
    {
        var numbers = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && isDigit(text[end]))
                end++;
            // Words of letters that are digits too are no numbers; "0x" and "u" before one belong to it.
            if (end > at && (end == text.Length || !char.IsLetterOrDigit(text[end])) && (at == 0 || !char.IsAsciiLetter(text[at - 1]) || text[at - 1] is 'x' or 'X' or 'u' or 'U' or 'o'))
                numbers.Add((at, end));
            at = Math.Max(end, at + 1);
        }

        return numbers;
    }

    /// <summary>One long number: pairs of digits if they can be squares or letters, else character codes of two or three digits.</summary>
    private static List<(int At, int End)> Split(string text, (int At, int End) number)
    {
        var digits = text.AsSpan(number.At, number.End - number.At);
        var codes = new List<(int, int)>();
        var pairs = true;
        for (var i = 0; i + 1 < digits.Length; i += 2)
            pairs &= digits[i] is >= '0' and <= '5' && Value(text, (number.At + i, number.At + i + 2), 10) <= 55;
        for (var i = 0; i < digits.Length;)
        {
            var length = Math.Min(digits.Length - i, pairs || digits[i] > '1' ? 2 : 3);
            codes.Add((number.At + i, number.At + i + length));
            i += length;
        }

        return codes;
    }

    private static int Value(string text, (int At, int End) number, int radix)
    {
        var value = 0;
        for (var i = number.At; i < number.End && value < 1 << 20; i++)
        {
            var digit = char.IsAsciiDigit(text[i]) ? text[i] - '0' : (text[i] | 0x20) - 'a' + 10;
            if (digit >= radix)
                return -1;
            value = (value * radix) + digit;
        }

        return value;
    }
}
