using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Cuts letters that were run together into words of the vocabulary.</summary>
internal sealed class WordCutter(Vocabulary vocabulary)
{
    /// <summary>Shorter runs are words of their own.</summary>
    internal const int Shortest = TextSurvey.LongWord;

    private const int Longest = 4096;
    private const int LongestWord = 16;
    private const int KnownShare = 70;
    private const int LongKnown = 24;
    private const int LongKnownShare = 45;

    /// <summary>Where the words begin, without the first; <see langword="null"/> if too little of the run are words.</summary>
    internal List<int>? Cut(ReadOnlySpan<char> letters)
    {
        if (letters.Length > Longest)
            letters = letters[..Longest];
        var best = letters.Length < 256 ? stackalloc int[letters.Length + 1] : new int[letters.Length + 1];
        var from = letters.Length < 256 ? stackalloc int[letters.Length + 1] : new int[letters.Length + 1];
        best.Clear();
        from.Clear();
        for (var start = 0; start < letters.Length; start++)
            Extend(letters, start, best, from);

        return Collect(from, letters.Length);
    }

    private void Extend(ReadOnlySpan<char> letters, int start, Span<int> best, Span<int> from)
    {
        Improve(best, from, start, start + 1, 0);
        var hash = Vocabulary.Seed;
        var longest = Math.Min(LongestWord, letters.Length - start);
        for (var length = 1; length <= longest; length++)
        {
            hash = Vocabulary.Extend(hash, CharacterTable.ToLower(letters[start + length - 1]));
            if ((length > 1 || letters[start] is 'a' or 'i') && vocabulary.Find(hash, letters.Slice(start, length), stem: false) >= 0)
                Improve(best, from, start, start + length, (length * length) - 1);
        }
    }

    private static void Improve(Span<int> best, Span<int> from, int start, int end, int gain)
    {
        if (best[start] + gain < best[end] || (best[start] + gain == best[end] && from[end] != 0))
            return;
        best[end] = best[start] + gain;
        from[end] = start;
    }

    private static List<int>? Collect(ReadOnlySpan<int> from, int length)
    {
        int known = 0, words = 0;
        for (var end = length; end > 0; end = from[end])
        {
            if (end - from[end] > 1)
            {
                known += end - from[end];
                words++;
            }
        }

        if (words < 3 || (known * 100 < length * KnownShare && (known < LongKnown || known * 100 < length * LongKnownShare)))
            return null;
        var cuts = new List<int>();
        for (var end = from[length]; end > 0; end = from[end])
            cuts.Add(end);
        cuts.Reverse();
        return cuts;
    }
}
