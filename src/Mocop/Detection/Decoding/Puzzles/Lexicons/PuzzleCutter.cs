using System.Numerics;

namespace Mocop.Detection.Decoding.Puzzles.Lexicons;

/// <summary>Cuts letters into words of the lexicon.</summary>
internal sealed class PuzzleCutter(Lexicon lexicon)
{
    private const int Longest = 2048;
    private const int LongestWord = 16;
    private const int KnownShare = 74;
    private const int FewestWords = 3;

    /// <summary>Where the words begin, without the first; <see langword="null"/> if too little of the letters are words, or the words are too short to be meant.</summary>
    internal List<int>? Cut(ReadOnlySpan<char> letters)
    {
        if (letters.Length is < 10 or > Longest)
            return null;
        var best = new int[letters.Length + 1];
        var from = new int[letters.Length + 1];
        for (var start = 0; start < letters.Length; start++)
        {
            Improve(best, from, start, start + 1, 0);
            for (var lengths = lexicon.WordsAt(letters[start..], LongestWord); lengths != 0; lengths &= lengths - 1)
            {
                var length = BitOperations.TrailingZeroCount(lengths);
                Improve(best, from, start, start + length, (length * length) - 1);
            }
        }

        return Collect(from, letters.Length);
    }

    private static void Improve(int[] best, int[] from, int start, int end, int gain)
    {
        if (best[start] + gain < best[end] || (best[start] + gain == best[end] && from[end] != 0))
            return;
        best[end] = best[start] + gain;
        from[end] = start;
    }

    private static List<int>? Collect(int[] from, int length)
    {
        int known = 0, words = 0;
        var cuts = new List<int>();
        for (var end = length; end > 0; end = from[end])
        {
            var word = end - from[end];
            cuts.Add(from[end]);
            if (word == 1)
                continue;
            known += word;
            words++;
        }

        if (words < FewestWords || known * 100 < length * KnownShare || known < words * 3.2)
            return null;
        cuts.Reverse();
        cuts.RemoveAt(0);
        return cuts;
    }
}
