using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>
/// An alphabet that nobody knows: one sign for each letter, be it another letter, a rune, an emoji, a number or a name. The patterns of the words give it away; the ways of reading them that
/// agree with each other are followed, the best few at a time.
/// </summary>
internal sealed class SubstitutionReader : IPuzzleReader
{
    private const int Kept = 40;
    private const int MostWords = 28;
    private const int MostSteps = 200_000;
    private const double LeastMean = 0.5;
    private const int WidestSigns = 3;
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create(".,:;!?@-/'_=&\"");

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        foreach (var words in SymbolWords.Of(text))
        {
            if (words.AreCharacters && text.AsSpan().ContainsAnyInRange('a', 'z') && LetterPairs.AreSpoken(text))
                continue;
            var made = Make(text, words, Solve(words), start);
            if (gate.Lexicon.Coverage(made.Text) >= Lexicon.Sure && LetterPairs.Mean(made.Text, CipherMaps.Plain) >= LeastMean)
                return [made];
        }

        return [];
    }

    private static Reading Make(string text, SymbolWords words, char[] letters, int start)
    {
        var made = new ReadingBuilder("substitution");
        var last = 0;
        foreach (var word in words.Words)
        {
            if (made.Length > 0 && word[0].At - last <= WidestSigns && text.AsSpan(last, word[0].At - last).ContainsAny(Signs))
                made.Copy(text.AsSpan(last, word[0].At - last), start + last);
            else if (made.Length > 0)
                made.Add(' ', start + word[0].At, start + word[0].At);
            last = word[^1].End;
            foreach (var (at, end, kind) in word)
                made.Add(letters[kind] == '\0' ? '?' : letters[kind], start + at, start + end);
        }

        return made.ToReading();
    }

    private sealed record State(char[] Letters, uint Used, int Score);

    private static char[] Solve(SymbolWords words)
    {
        var steps = 0;
        List<State> states = [new(new char[words.Kinds], 0, 0)];
        foreach (var word in Telling(words))
        {
            var next = new List<State>(states);
            foreach (var state in states)
            {
                foreach (var candidate in WordPatterns.Like(word))
                {
                    if (++steps > MostSteps)
                        return Best(next);
                    if (Fits(state, word, candidate))
                        next.Add(With(state, word, candidate));
                }
            }

            next.Sort((a, b) => b.Score.CompareTo(a.Score));
            states = next.Count > Kept ? next[..Kept] : next;
        }

        return Best(states);
    }

    private static char[] Best(List<State> states) => states.MaxBy(s => s.Score)!.Letters;

    /// <summary>The words, first those with the fewest readings for their length.</summary>
    private static IEnumerable<int[]> Telling(SymbolWords words) =>
        words.Words.Select(w => w.Select(s => s.Kind).ToArray()).DistinctBy(w => string.Join(' ', w)).Where(w => WordPatterns.Like(w).Length > 0)
            .OrderByDescending(w => w.Length - (Math.Log(WordPatterns.Like(w).Length) / Math.Log(26))).Take(MostWords);

    private static bool Fits(State state, int[] word, string candidate)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var letter = state.Letters[word[i]];
            if (letter != '\0' ? letter != candidate[i] : (state.Used & (1u << (candidate[i] - 'a'))) != 0)
                return false;
        }

        return true;
    }

    private static State With(State state, int[] word, string candidate)
    {
        var letters = (char[])state.Letters.Clone();
        var used = state.Used;
        for (var i = 0; i < word.Length; i++)
        {
            letters[word[i]] = candidate[i];
            used |= 1u << (candidate[i] - 'a');
        }

        return new(letters, used, state.Score + WordPatterns.Weight(candidate));
    }
}
