using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;
using Mocop.Detection.Model.Tongues;

namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>Stretches that are no English, and still hide nothing in their letters: tables of names and numbers, and sentences of another language. Allocates nothing.</summary>
internal static class OrdinaryStretch
{
    private const int FewestRows = 3;
    private const int FewestCells = 3;
    private const int MostOfACell = 16;
    private const int LongestMean = 10;

    /// <summary>In tenths of a letter.</summary>
    private const int ShortestMean = 37;

    private const string Usual = ".,;:!?'\"()-";

    /// <summary>Whether letters stand as they were meant: no cipher, order or play is worth a try. Numbers and codes may still be.</summary>
    internal static bool Is(ReadOnlySpan<char> text) => IsTable(text) || (HasWords(text) && LetterPairs.Mean(text, CipherMaps.Plain) >= LetterPairs.Foreign && TongueVote.Speaks(text));

    /// <summary>Whether words are about as long as words are, with hardly anything between them but spaces.</summary>
    private static bool HasWords(ReadOnlySpan<char> text)
    {
        int letters = 0, words = 0, signs = 0;
        var isWord = false;
        foreach (var c in text)
        {
            var isLetter = char.IsLetter(c);
            letters += isLetter ? 1 : 0;
            words += isLetter && !isWord ? 1 : 0;
            signs += isLetter || char.IsWhiteSpace(c) || Usual.Contains(c, StringComparison.Ordinal) ? 0 : 1;
            isWord = isLetter;
        }

        return signs * 10 <= letters && letters * 10 >= words * ShortestMean && letters <= words * LongestMean;
    }

    /// <summary>Whether most lines are rows with bars between short cells, as many as in the row before.</summary>
    private static bool IsTable(ReadOnlySpan<char> text)
    {
        if (!text.Contains('|'))
            return false;
        int rows = 0, lines = 0, bars = 0, letters = 0, cells = 0;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            var count = line.Count('|');
            if (count >= FewestCells && (count == bars || bars == 0))
                rows++;
            bars = count;
            cells += count;
            lines++;
            foreach (var c in line)
                letters += char.IsAsciiLetter(c) ? 1 : 0;
        }

        return rows >= FewestRows && rows * 3 >= lines * 2 && letters <= cells * MostOfACell;
    }
}
