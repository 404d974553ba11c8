namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>Which ciphers of <see cref="CipherMaps"/> a text may have been written with, from how often each of its characters stands there: the same for every order of its letters.</summary>
internal static class CipherGuess
{
    /// <summary>The most ciphers that are worth a try.</summary>
    internal const int Most = 8;

    private const int Fewest = 8;

    /// <summary>How far below the likeliest cipher another one may lie.</summary>
    private const double Behind = 0.8;

    private const double Least = 0.25;

    /// <summary>A few letters may be far from what is usual.</summary>
    private const double LeastOfFew = 2.6;

    /// <summary>Binary logarithms of how much more often than by chance each letter stands in English, times 16.</summary>
    private static ReadOnlySpan<sbyte> Frequency => [17, -25, -7, 2, 28, -13, -15, 11, 14, -75, -37, 1, -11, 13, 15, -16, -85, 10, 12, 20, -8, -32, -11, -75, -15, -91];

    /// <summary>The ciphers that leave letters as frequent as those of a language, the likeliest first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">What of it counts.</param>
    /// <param name="ciphers">Room for <see cref="Most"/> ciphers.</param>
    /// <returns>How many there are.</returns>
    internal static int Likely(ReadOnlySpan<char> text, ReadOnlySpan<int> places, Span<int> ciphers)
    {
        Span<int> counts = stackalloc int[128];
        Span<int> present = stackalloc int[128];
        counts.Clear();
        var distinct = 0;
        foreach (var place in places)
        {
            if (text[place] < 0x80 && counts[text[place]]++ == 0)
                present[distinct++] = text[place];
        }

        Span<double> scores = stackalloc double[Most];
        var found = 0;
        for (var cipher = 0; cipher < CipherMaps.All.Length; cipher++)
        {
            var score = Score(counts, present[..distinct], CipherMaps.All[cipher].Map);
            if (double.IsNaN(score) || (found == Most && score <= scores[found - 1]))
                continue;
            var at = found == Most ? found - 1 : found++;
            for (; at > 0 && scores[at - 1] < score; at--)
                (scores[at], ciphers[at]) = (scores[at - 1], ciphers[at - 1]);
            (scores[at], ciphers[at]) = (score, cipher);
        }

        while (found > 0 && scores[found - 1] < scores[0] - Behind)
            found--;
        return found;
    }

    /// <summary>How frequent a letter is.</summary>
    internal static int Weight(int letter) => Frequency[letter];

    private static double Score(ReadOnlySpan<int> counts, ReadOnlySpan<int> present, ReadOnlySpan<char> map)
    {
        int sum = 0, letters = 0;
        foreach (var c in present)
        {
            var letter = (map[c] | 0x20) - 'a';
            if ((uint)letter >= 26)
                continue;
            sum += counts[c] * Frequency[letter];
            letters += counts[c];
        }

        var score = sum / 16.0 / letters;
        return letters >= Fewest && score >= Least - (LeastOfFew / Math.Sqrt(letters)) ? score : double.NaN;
    }
}
