using Mocop.Detection.Phrases;

namespace Mocop.Detection.Decoding;

/// <summary>Cuts letters that were run together into words of the vocabulary.</summary>
internal sealed class WordCutter(Vocabulary vocabulary)
{
    /// <summary>Shorter runs are words of their own.</summary>
    internal const int Shortest = 12;

    private const int Longest = 4096;
    private const int LongestWord = 16;
    private const int KnownShare = 70;

    /// <summary>Where the words begin, without the first; <see langword="null"/> if too little of the run are words.</summary>
    internal List<int>? Cut(ReadOnlySpan<char> letters)
    {
        if (letters.Length > Longest)
            letters = letters[..Longest];
        var best = new int[letters.Length + 1];
        var from = new int[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            best[end] = best[end - 1];
            from[end] = end - 1;
            for (var length = 1; length <= Math.Min(LongestWord, end); length++)
            {
                var word = letters.Slice(end - length, length);
                var gain = (length * length) - 1;
                if (best[end - length] + gain > best[end] && IsWord(word))
                {
                    best[end] = best[end - length] + gain;
                    from[end] = end - length;
                }
            }
        }

        return Collect(from, letters.Length);
    }

    private static List<int>? Collect(int[] from, int length)
    {
        var cuts = new List<int>();
        int known = 0, words = 0;
        for (var end = length; end > 0; end = from[end])
        {
            var size = end - from[end];
            if (size > 1)
            {
                known += size;
                words++;
            }

            if (from[end] > 0)
                cuts.Add(from[end]);
        }

        cuts.Reverse();
        return words >= 3 && known * 100 >= length * KnownShare ? cuts : null;
    }

    private bool IsWord(ReadOnlySpan<char> word) => (word.Length > 1 || word[0] is 'a' or 'i') && vocabulary.Find(word) is >= 0 and var n && !vocabulary[n].EndsWith('*');
}
