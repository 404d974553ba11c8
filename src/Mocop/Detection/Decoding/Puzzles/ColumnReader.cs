namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>
/// Columnar transposition: a text written in rows and read column by column, the columns in any order. Every order of up to six columns is tried on the letter pairs
/// of the beginning; and a text in two halves whose letters take turns.
/// </summary>
internal sealed class ColumnReader : IPuzzleReader
{
    private const int Shortest = 24;
    private const int MostColumns = 6;
    private const int Sample = 90;
    private static readonly int[][][] Orders = [.. Enumerable.Range(0, MostColumns + 1).Select(n => Permutations(n).ToArray())];

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        if (LetterPairs.Mean(text, CipherMaps.Plain) is < -8 or >= LetterPairs.Plain)
            return [];
        foreach (var columns in Columns(text))
        {
            var best = Best(text, columns);
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

    private static (double Mean, int[] Order) Best(string text, List<(int At, int Length)> columns)
    {
        Span<char> sample = stackalloc char[Sample];
        (double Mean, int[] Order) best = (double.NegativeInfinity, []);
        foreach (var order in Orders[columns.Count])
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
    private static IEnumerable<List<(int At, int Length)>> Columns(string text)
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
            yield return alike;
        if (runs.Count != 1 || longest < Shortest)
            yield break;
        for (var count = 2; count <= MostColumns; count++)
        {
            var height = (longest + count - 1) / count;
            if (longest % count == 0)
                yield return [.. Enumerable.Range(0, count).Select(i => (runs[0].At + (i * height), height))];
        }
    }

    private static IEnumerable<int[]> Permutations(int count)
    {
        if (count == 0)
            return [[]];
        return Permutations(count - 1).SelectMany(p => Enumerable.Range(0, count).Select(at => (int[])[.. p[..at], count - 1, .. p[at..]]));
    }
}
