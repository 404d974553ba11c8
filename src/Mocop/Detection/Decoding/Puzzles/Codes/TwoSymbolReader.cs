using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>
/// Writing with two signs, or two words, whatever they are: bytes of eight or seven bits, and five-letter groups of Bacon's cipher.
/// </summary>
internal sealed class TwoSymbolReader : IPuzzleReader
{
    private const int Fewest = 35;
    private const int Sample = 120;
    private const string Bacon24 = "abcdefghiklmnopqrstuwxyz";

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
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

    private static Reading? Best(List<bool> bits, List<int> places, bool one, int start, int length, LanguageGate gate, bool hidden)
    {
        foreach (var (size, letter) in (ReadOnlySpan<(int, Func<int, char>)>)[(8, v => (char)v), (7, v => (char)v), (5, Letter26), (5, v => v < Bacon24.Length ? Bacon24[v] : '\0'), (5, v => v is > 0 and < 27 ? (char)('a' + v - 1) : ' ')])
        {
            if (!MayBe(bits, one, size, letter))
                continue;
            var made = new ReadingBuilder(size == 5 ? "bacon" : "binary");
            for (var at = 0; at + size <= bits.Count; at += size)
                made.Add(letter(Value(bits, at, size, one)), start + places[at], start + (at + size < places.Count ? places[at + size] : length));

            var reading = made.ToReading();
            if (gate.Pass(reading) is { } passed)
                return passed;
            if (size != 5 && !hidden && LanguageGate.IsText(reading.Text))
                return reading;
        }

        return null;
    }

    /// <summary>Whether nearly all are characters, and those of groups of five have the letter pairs of a language.</summary>
    private static bool MayBe(List<bool> bits, bool one, int size, Func<int, char> letter)
    {
        var sample = (stackalloc char[Sample]);
        int wrong = 0, count = 0, most = bits.Count / size / 20;
        for (var at = 0; at + size <= bits.Count; at += size)
        {
            var c = letter(Value(bits, at, size, one));
            wrong += c is >= ' ' and <= '~' or '\n' ? 0 : 1;
            if (wrong > most)
                return false;
            if (count < Sample)
                sample[count++] = c;
        }

        return size != 5 || LetterPairs.Mean(sample[..count], CipherMaps.Plain) >= 0;
    }

    private static int Value(List<bool> bits, int at, int size, bool one)
    {
        var value = 0;
        for (var i = 0; i < size; i++)
            value = (value << 1) | (bits[at + i] == one ? 1 : 0);
        return value;
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
        int capitals = 0, letters = 0;
        foreach (var c in text)
        {
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
            letters += char.IsAsciiLetter(c) ? 1 : 0;
        }

        if (letters < Fewest || capitals * 5 <= letters || capitals == letters)
            return null;
        var bits = new List<bool>();
        var places = new List<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at]))
                continue;
            bits.Add(char.IsAsciiLetterUpper(text[at]));
            places.Add(at);
        }

        return (bits, places);
    }
}
