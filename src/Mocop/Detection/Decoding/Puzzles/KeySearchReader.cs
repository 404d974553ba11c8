namespace Mocop.Detection.Decoding.Puzzles;

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

    /// <summary>The fewest letters for each letter of the key; with fewer, some key makes language of anything.</summary>
    private const int FewestEach = 9;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var letters = text.Where(char.IsAsciiLetter).Take(Sample).Select(c => (c | 0x20) - 'a').ToArray();
        if (letters.Length < Shortest || IsCode(text) || LetterPairs.AreSpoken(text))
            return [];
        var lengths = Enumerable.Range(2, LongestKey - 1).Where(n => n * FewestEach <= letters.Length).OrderByDescending(n => Alike(letters, n)).Take(MostLengths).Order().ToArray();
        foreach (var sign in (ReadOnlySpan<int>)[1, -1])
        {
            foreach (var by in (ReadOnlySpan<int>)[1, -1])
            {
                if (Search(Progress(letters, by, sign), 1) is var first && Mean(Progress(letters, by, sign), first) >= LetterPairs.Language && gate.Pass(Make(text, start, first, sign, by)) is { } progressive)
                    return [progressive];
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

    private static int Turn(int letter) => ((letter % 26) + 26) % 26;

    /// <summary>The key that makes the best pairs: each of its letters is tried in turn until none makes them better.</summary>
    private static int[] Search(int[] letters, int length)
    {
        var key = new int[length];
        for (var column = 0; column < length; column++)
            key[column] = Enumerable.Range(0, 26).MaxBy(shift => letters.Where((_, i) => i % length == column).Sum(l => CipherGuess.Weight(Turn(l - shift))));
        var best = Mean(letters, key);
        for (var round = 0; round < Rounds; round++)
        {
            var before = best;
            for (var column = 0; column < length; column++)
            {
                var kept = key[column];
                for (var shift = 0; shift < 26; shift++)
                {
                    key[column] = shift;
                    if (Mean(letters, key) is var mean && mean > best)
                        (best, kept) = (mean, shift);
                }

                key[column] = kept;
            }

            if (best <= before)
                break;
        }

        return key;
    }

    private static double Mean(int[] letters, int[] key)
    {
        var sum = 0;
        var last = Turn(letters[0] - key[0]);
        for (var i = 1; i < letters.Length; i++)
        {
            var letter = Turn(letters[i] - key[i % key.Length]);
            sum += LetterPairs.Weight(last, letter);
            last = letter;
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
