using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>
/// Columnar transposition: a text written in rows and read column by column, the columns in any order. Every order of up to six columns is tried on the letter pairs
/// of the beginning; and a text in two halves whose letters take turns.
/// </summary>
internal sealed class ColumnReader : IPuzzleReader
{
    private const int Shortest = 24;
    private const int MostColumns = 6;
    private const int Sample = 90;

    /// <summary>More columns are only tried from the left to the right.</summary>
    private const int MostInOrder = 16;

    private const int Longest = 1024;
    private static readonly int[][][] Orders = [.. Enumerable.Range(0, MostColumns + 1).Select(n => Permutations(n).ToArray())];

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        if (LetterPairs.Mean(text, CipherMaps.Plain) is < -8 or >= LetterPairs.Plain)
            return [];
        foreach (var (columns, isInOrder) in Columns(text))
        {
            var best = Best(text, columns, isInOrder);
            if (best.Mean < LetterPairs.Language)
                continue;
            var made = new ReadingBuilder("columns");
            foreach (var place in Places(columns, best.Order, int.MaxValue))
                made.Add(text[place], start + place, start + place + 1);
            if (gate.Pass(made.ToReading()) is { } reading)
                return [reading];
        }

        return [];
    }

    private static (double Mean, int[] Order) Best(string text, List<(int At, int Length)> columns, bool isInOrder)
    {
        Span<char> sample = stackalloc char[Sample];
        (double Mean, int[] Order) best = (double.NegativeInfinity, []);
        foreach (var order in !isInOrder ? Orders[columns.Count] : [[.. Enumerable.Range(0, columns.Count)]])
        {
            var length = 0;
            foreach (var place in Places(columns, order, Sample))
                sample[length++] = text[place];
            var mean = LetterPairs.Mean(sample[..length], CipherMaps.Plain);
            if (mean > best.Mean)
                best = (mean, order);
        }

        return best;
    }

    private static IEnumerable<int> Places(List<(int At, int Length)> columns, int[] order, int most)
    {
        var taken = 0;
        for (var row = 0; taken < most; row++)
        {
            var any = false;
            foreach (var column in order)
            {
                if (row >= columns[column].Length || taken == most)
                    continue;
                any = true;
                taken++;
                yield return columns[column].At + row;
            }

            if (!any)
                yield break;
        }
    }

    /// <summary>The columns as they may stand there: runs of nearly one length, or a run without gaps cut into equal parts.</summary>
    private static IEnumerable<(List<(int At, int Length)> Columns, bool IsInOrder)> Columns(string text)
    {
        var runs = new List<(int At, int Length)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > at)
                runs.Add((at, end - at));
            at = end + 1;
        }

        var longest = runs.Count == 0 ? 0 : runs.Max(r => r.Length);
        var alike = runs.Where(r => r.Length >= 6 && r.Length >= longest - 1).ToList();
        if (alike.Count is >= 2 and <= MostColumns)
            yield return (alike, false);
        foreach (var written in Written(text.Length, runs))
            yield return (written, true);
        if (runs.Count != 1 || longest < Shortest)
            yield break;
        for (var count = 2; count <= MostColumns; count++)
        {
            var height = (longest + count - 1) / count;
            if (longest % count == 0)
                yield return ([.. Enumerable.Range(0, count).Select(i => (runs[0].At + (i * height), height))], false);
        }
    }

    /// <summary>All of the text, with its spaces, or a single run, cut into columns of which the first ones may be longer by one.</summary>
    private static IEnumerable<List<(int At, int Length)>> Written(int length, List<(int At, int Length)> runs)
    {
        var (first, all) = runs.Count == 1 ? (runs[0].At, runs[0].Length) : (0, length);
        if (all is < Shortest or > Longest)
            yield break;
        for (var count = 2; count <= MostInOrder; count++)
        {
            if (all % count == 0 && count <= MostColumns && runs.Count == 1)
                continue;
            var columns = new List<(int, int)>();
            for (int i = 0, at = first; i < count; i++)
            {
                var height = (all / count) + (i < all % count ? 1 : 0);
                columns.Add((at, height));
                at += height;
            }

            yield return columns;
        }
    }

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0)
            return [[]];
        return Permutations(count - 1).SelectMany(p => Enumerable.Range(0, count).Select(at => (int[])[.. p[..at], count - 1, .. p[at..]]));
    }
}
