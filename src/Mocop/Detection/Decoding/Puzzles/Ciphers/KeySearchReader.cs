using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>
/// Letters each moved by another number: by the letters of a short key that is not known (Vigenère, Beaufort), which is looked for letter by letter until the pairs of a language come out, or by one more each time.
/// </summary>
internal sealed class KeySearchReader : IPuzzleReader
{
    private const int LongestKey = 9;
    private const int Shortest = 40;
    private const int Sample = 160;
    private const int Rounds = 4;
    private const int MostLengths = 4;

    /// <summary>What a key leads to that is not above this after one round leads nowhere.</summary>
    private const double LeastAtFirst = -0.6;

    /// <summary>The share of the letters in what is not space, in hundredths, without which no letters were moved.</summary>
    private const int FewestLetters = 55;

    /// <summary>The fewest letters for each letter of the key; with fewer, some key makes language of anything.</summary>
    private const int FewestEach = 9;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var letters = text.Where(char.IsAsciiLetter).Take(Sample).Select(c => (c | 0x20) - 'a').ToArray();
        if (letters.Length < Shortest || !IsOfLetters(text) || IsCode(text) || LetterPairs.AreSpoken(text))
            return [];
        var lengths = Enumerable.Range(2, LongestKey - 1).Where(n => n * FewestEach <= letters.Length).OrderByDescending(n => Alike(letters, n)).Take(MostLengths).Order().ToArray();
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            foreach (var by in (ReadOnlySpan<int>)[1, -1])
            {
                if (Progress(letters, by, sign) is var progressed && Search(progressed, 1) is var first && Mean(progressed, first) >= LetterPairs.Language && gate.Pass(Make(text, start, first, sign, by)) is { } progressive)
                    return [progressive];
            }

            foreach (var by in (ReadOnlySpan<int>)[1, -1, 2, 3])
            {
                foreach (var isWithin in (ReadOnlySpan<bool>)[false, true])
                {
                    var moved = letters.Zip(Places(text, isWithin), (letter, place) => Turn((sign * letter) - (by * place))).ToArray();
                    var first = Search(moved, 1);
                    if (Mean(moved, first) >= LetterPairs.Language && gate.Pass(MakeByWords(text, start, first[0], sign, by, isWithin)) is { } worded)
                        return [worded];
                }
            }

            foreach (var length in lengths)
            {
                var signed = Progress(letters, 0, sign);
                var key = Search(signed, length);
                if (Mean(signed, key) >= LetterPairs.Language && gate.Pass(Make(text, start, key, sign, 0)) is { } reading && gate.Lexicon.Coverage(reading.Text) >= Lexicon.Sure)
                    return [reading];
            }
        }

        return [];
    }

    private static bool IsOfLetters(string text)
    {
        int letters = 0, all = 0;
        foreach (var c in text)
        {
            letters += char.IsAsciiLetter(c) ? 1 : 0;
            all += char.IsWhiteSpace(c) ? 0 : 1;
        }

        return letters * 100 >= all * FewestLetters;
    }

    /// <summary>Whether capitals and digits stand within words, as in bytes.</summary>
    private static bool IsCode(string text)
    {
        int inside = 0, letters = 0;
        for (var i = 1; i < text.Length; i++)
        {
            letters += char.IsAsciiLetter(text[i]) ? 1 : 0;
            inside += char.IsAsciiLetterLower(text[i - 1]) && (char.IsAsciiLetterUpper(text[i]) || char.IsAsciiDigit(text[i])) ? 1 : 0;
        }

        return inside * 20 > letters;
    }

    /// <summary>How many letters are equal of those that the same letter of a key of some length has moved.</summary>
    private static double Alike(int[] letters, int length)
    {
        double alike = 0, pairs = 0;
        var counts = (stackalloc int[26]);
        for (var column = 0; column < length; column++)
        {
            counts.Clear();
            var all = 0;
            for (var i = column; i < letters.Length; i += length, all++)
                alike += counts[letters[i]]++;
            pairs += all * (all - 1) / 2.0;
        }

        return alike / pairs;
    }

    private static int[] Progress(int[] letters, int by, int sign) => [.. letters.Select((l, i) => Turn((sign * l) - (by * i)))];

    /// <summary>For each letter the number of its word, or its place within it.</summary>
    private static IEnumerable<int> Places(string text, bool isWithin)
    {
        int word = 0, place = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]))
            {
                yield return isWithin ? place : word;
                place++;
            }
            else if (char.IsWhiteSpace(text[i]) && i > 0 && !char.IsWhiteSpace(text[i - 1]))
                (word, place) = (word + 1, 0);
        }
    }

    private static Reading MakeByWords(string text, int start, int first, int sign, int by, bool isWithin)
    {
        var made = new ReadingBuilder("keyword");
        using var places = Places(text, isWithin).GetEnumerator();
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiLetter(c) && places.MoveNext())
                c = (char)((char.IsAsciiLetterUpper(c) ? 'A' : 'a') + Turn((sign * ((c | 0x20) - 'a')) - (by * places.Current) - first));
            made.Add(c, start + at, start + at + 1);
        }

        return made.ToReading();
    }

    private static int Turn(int letter) => ((letter % 26) + 26) % 26;

    /// <summary>The key that makes the best pairs: each of its letters is tried in turn until none makes them better.</summary>
    private static int[] Search(int[] letters, int length)
    {
        var key = new int[length];
        var counts = (stackalloc int[26]);
        for (var column = 0; column < length; column++)
        {
            counts.Clear();
            for (var i = column; i < letters.Length; i += length)
                counts[letters[i]]++;
            key[column] = MostFrequent(counts);
        }

        for (var round = 0; round < Rounds; round++)
        {
            var isBetter = false;
            for (var column = 0; column < length; column++)
                isBetter |= Improve(letters, key, column);
            if (!isBetter || (round == 0 && Mean(letters, key) < LeastAtFirst))
                break;
        }

        return key;
    }

    /// <summary>The shift after which the letters are the most frequent ones.</summary>
    private static int MostFrequent(ReadOnlySpan<int> counts)
    {
        int best = 0, most = int.MinValue;
        for (var shift = 0; shift < 26; shift++)
        {
            var sum = 0;
            for (var letter = 0; letter < 26; letter++)
                sum += counts[letter] * CipherGuess.Weight(letter < shift ? letter - shift + 26 : letter - shift);
            if (sum > most)
                (best, most) = (shift, sum);
        }

        return best;
    }

    /// <summary>Tries every letter at one place of the key. Only the pairs of its own column change.</summary>
    private static bool Improve(int[] letters, int[] key, int column)
    {
        Span<int> sums = stackalloc int[26];
        sums.Clear();
        if (key.Length == 1)
            SumAlone(letters, sums);
        else
        {
            for (var i = column; i < letters.Length; i += key.Length)
            {
                var before = i > 0 ? Turned(letters[i - 1], key[column == 0 ? key.Length - 1 : column - 1]) : -1;
                var after = i + 1 < letters.Length ? Turned(letters[i + 1], key[column + 1 == key.Length ? 0 : column + 1]) : -1;
                for (int shift = 0, letter = letters[i]; shift < 26; shift++, letter = letter == 0 ? 25 : letter - 1)
                    sums[shift] += (before < 0 ? 0 : LetterPairs.Weight(before, letter)) + (after < 0 ? 0 : LetterPairs.Weight(letter, after));
            }
        }

        var best = key[column];
        for (var shift = 0; shift < 26; shift++)
        {
            if (sums[shift] > sums[best])
                best = shift;
        }

        if (best == key[column])
            return false;
        key[column] = best;
        return true;
    }

    private static void SumAlone(int[] letters, Span<int> sums)
    {
        for (var shift = 0; shift < 26; shift++)
        {
            for (var i = 1; i < letters.Length; i++)
                sums[shift] += LetterPairs.Weight(Turned(letters[i - 1], shift), Turned(letters[i], shift));
        }
    }

    private static int Turned(int letter, int by) => letter < by ? letter - by + 26 : letter - by;

    private static double Mean(int[] letters, int[] key)
    {
        int sum = 0, column = 0, last = -1;
        foreach (var moved in letters)
        {
            var letter = Turned(moved, key[column]);
            sum += last < 0 ? 0 : LetterPairs.Weight(last, letter);
            last = letter;
            column = column + 1 == key.Length ? 0 : column + 1;
        }

        return (double)sum / (letters.Length - 1);
    }

    private static Reading Make(string text, int start, int[] key, int sign, int by)
    {
        var made = new ReadingBuilder("keyword");
        var next = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiLetter(c))
            {
                var letter = Turn((sign * ((c | 0x20) - 'a')) - (by * next) - key[next % key.Length]);
                c = (char)((char.IsAsciiLetterUpper(c) ? 'A' : 'a') + letter);
                next++;
            }

            made.Add(c, start + at, start + at + 1);
        }

        return made.ToReading();
    }
}
