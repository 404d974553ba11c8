namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>
/// Writing with two signs, or two words, whatever they are: bytes of eight or seven bits, five-letter groups of Bacon's cipher, and Morse.
/// </summary>
internal sealed class TwoSymbolReader : IPuzzleReader
{
    private const int Fewest = 35;
    private const string Bacon24 = "abcdefghiklmnopqrstuwxyz";

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        if (Morse(text, start, gate) is { } morse)
            return [morse];
        foreach (var (bits, places, hidden) in Bits(text))
        {
            foreach (var one in (ReadOnlySpan<bool>)[true, false])
            {
                if (Best(bits, places, one, start, text.Length, gate, hidden) is not { } reading)
                    continue;
                return [reading];
            }
        }

        return [];
    }

    /// <summary>Morse said in words, or written with any two signs: groups of them with spaces between.</summary>
    private static Reading? Morse(string text, int start, LanguageGate gate)
    {
        foreach (var dash in (ReadOnlySpan<string>)["dah", "dash", "-", "\u2014", "\u2212", "_", "1", "o", "0", "b", "t"])
        {
            var made = new ReadingBuilder("morse");
            var wrong = 0;
            for (var at = 0; at < text.Length;)
            {
                var end = at;
                while (end < text.Length && !char.IsWhiteSpace(text[end]))
                    end++;
                if (end == at)
                {
                    at++;
                    continue;
                }

                if (SignalCodeDecoder.Letter(Signs(text.AsSpan(at, end - at), dash)) is not '\0' and var letter)
                    made.Add(letter, start + at, start + end);
                else if (text[at] is '/' or '|' or ',' or ';')
                    made.Add(' ', start + at, start + end);
                else
                    wrong++;
                at = end;
            }

            if (made.Length >= 12 && wrong * 8 < made.Length && gate.Pass(made.ToReading()) is { } reading)
                return reading;
        }

        return null;
    }

    private static string Signs(ReadOnlySpan<char> token, string dash)
    {
        var signs = new System.Text.StringBuilder();
        var isSpoken = char.IsAsciiLetter(dash[0]) && dash.Length > 1;
        for (var i = 0; i < token.Length;)
        {
            if (token[i..].StartsWith(dash, StringComparison.OrdinalIgnoreCase))
            {
                signs.Append('-');
                i += dash.Length;
            }
            else if (isSpoken && token[i] is '-' or '\u00B7')
                i++;
            else
            {
                signs.Append('.');
                i++;
                while (isSpoken && i < token.Length && char.IsAsciiLetter(token[i]) && !token[i..].StartsWith("da") && token[i - 1] is not 't')
                    i++;
            }
        }

        return signs.ToString();
    }

    private static Reading? Best(List<bool> bits, List<int> places, bool one, int start, int length, LanguageGate gate, bool hidden)
    {
        foreach (var (size, letter) in (ReadOnlySpan<(int, Func<int, char>)>)[(8, v => (char)v), (7, v => (char)v), (5, Letter26), (5, v => v < Bacon24.Length ? Bacon24[v] : '\0'), (5, v => v is > 0 and < 27 ? (char)('a' + v - 1) : ' ')])
        {
            var made = new ReadingBuilder(size == 5 ? "bacon" : "binary");
            var wrong = 0;
            for (var at = 0; at + size <= bits.Count; at += size)
            {
                var value = 0;
                for (var i = 0; i < size; i++)
                    value = (value << 1) | (bits[at + i] == one ? 1 : 0);
                var c = letter(value);
                wrong += c is >= ' ' and <= '~' or '\n' ? 0 : 1;
                made.Add(c, start + places[at], start + (at + size < places.Count ? places[at + size] : length));
            }

            if (wrong * 20 > made.Length)
                continue;
            var reading = made.ToReading();
            if (gate.Pass(reading) is { } passed)
                return passed;
            if (size != 5 && !hidden && LanguageGate.IsText(reading.Text))
                return reading;
        }

        return null;
    }

    private static char Letter26(int value) => value < 26 ? (char)('a' + value) : '\0';

    /// <summary>The two signs, single characters or words, in order of their place.</summary>
    private static IEnumerable<(List<bool> Bits, List<int> Places, bool IsHidden)> Bits(string text)
    {
        if (Single(text) is var (bits, places))
            yield return (bits, places, false);
        if (Words(text) is var (wordBits, wordPlaces))
            yield return (wordBits, wordPlaces, true);
        if (Cases(text) is var (caseBits, casePlaces))
            yield return (caseBits, casePlaces, true);
    }

    private static (List<bool> Bits, List<int> Places)? Single(string text)
    {
        var seen = new List<int>();
        var bits = new List<bool>();
        var places = new List<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is ',' or '/' or '|')
                continue;
            var sign = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
            if (!seen.Contains(sign))
                seen.Add(sign);
            if (seen.Count > 2)
                return null;
            bits.Add(sign == Math.Max(seen[0], seen[^1]));
            places.Add(at);
            at += sign > char.MaxValue ? 1 : 0;
        }

        // The first signs were compared before the second one was known.
        for (var i = 0; i < bits.Count && seen.Count == 2; i++)
            bits[i] = (char.IsSurrogatePair(text, places[i]) ? char.ConvertToUtf32(text, places[i]) : text[places[i]]) == Math.Max(seen[0], seen[1]);
        return seen.Count == 2 && bits.Count >= Fewest ? (bits, places) : null;
    }

    private static (List<bool> Bits, List<int> Places)? Words(string text)
    {
        var seen = new List<string>();
        var bits = new List<bool>();
        var places = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end == at)
            {
                at++;
                continue;
            }

            var word = text[at..end].ToLowerInvariant();
            if (!seen.Contains(word))
                seen.Add(word);
            if (seen.Count > 2)
                return null;
            bits.Add(string.Equals(word, seen[0], StringComparison.Ordinal));
            places.Add(at);
            at = end;
        }

        return seen.Count == 2 && seen.Any(w => w.Length > 1) && bits.Count >= Fewest ? (bits, places) : null;
    }

    /// <summary>Capitals and small letters of an innocent text.</summary>
    private static (List<bool> Bits, List<int> Places)? Cases(string text)
    {
        var bits = new List<bool>();
        var places = new List<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at]))
                continue;
            bits.Add(char.IsAsciiLetterUpper(text[at]));
            places.Add(at);
        }

        return bits.Count >= Fewest && bits.Count(b => b) * 5 > bits.Count ? (bits, places) : null;
    }
}
