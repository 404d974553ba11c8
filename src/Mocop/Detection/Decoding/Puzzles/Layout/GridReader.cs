using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>Letters in rows that are to be read otherwise: down the columns, up, from the right, or in a spiral.</summary>
internal static class GridReader
{
    private const int FewestRows = 3;
    private const int MostCells = 1600;

    internal static IEnumerable<Reading> Read(string text, LanguageGate gate)
    {
        foreach (var rows in Blocks(text))
        {
            foreach (var places in (IEnumerable<IEnumerable<int>>)[Columns(rows, false), Columns(rows, true), Spiral(rows, false), Spiral(rows, true)])
            {
                var made = new ReadingBuilder("grid");
                foreach (var place in places)
                    made.Add(place < 0 || text[place] is '_' or '\u00B7' ? ' ' : text[place], Math.Max(0, place), Math.Max(0, place) + 1);
                var reading = made.ToReading();
                if (gate.Lexicon.Coverage(reading.Text) >= Lexicon.Language)
                {
                    yield return reading;
                    break;
                }

                if (LetterPairs.Mean(reading.Text, CipherMaps.Plain) >= LetterPairs.Language && gate.Pass(reading) is { } cut)
                {
                    yield return cut;
                    break;
                }
            }
        }
    }

    /// <summary>Rows of single characters, blank cells as -1; one grid for all the text, whose lines without single characters are left out.</summary>
    private static IEnumerable<List<int[]>> Blocks(string text)
    {
        var grid = new List<int[]>();
        var cells = 0;
        for (var at = 0; at <= text.Length && cells < MostCells;)
        {
            var end = at < text.Length ? text.IndexOf('\n', at) : -1;
            if (end < 0)
                end = text.Length;
            if (IsRow(text.AsSpan(at, end - at)))
            {
                grid.Add(Row(text, at, end));
                cells += grid[^1].Length;
            }
            else if (grid.Count > 0 && end == at)
                grid.Add([]);
            at = end + 1;
        }

        if (grid.Count(r => r.Length > 1) >= FewestRows)
            yield return grid;
    }

    private static bool IsRow(ReadOnlySpan<char> line)
    {
        var single = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsWhiteSpace(line[i]))
                continue;
            if (i + 1 < line.Length && !char.IsWhiteSpace(line[i + 1]))
                return false;
            single++;
        }

        return single > 0;
    }

    /// <summary>The characters of a row in columns as wide as its narrowest gap; of a wider gap the column is blank.</summary>
    private static int[] Row(string text, int start, int end)
    {
        var filled = Enumerable.Range(start, end - start).Where(i => !char.IsWhiteSpace(text[i])).ToArray();
        var width = filled.Length < 2 ? 2 : Math.Max(1, filled.Zip(filled.Skip(1), (a, b) => b - a).Min());
        var row = new int[((filled[^1] - start) / width) + 1];
        Array.Fill(row, -1);
        foreach (var place in filled)
            row[(place - start) / width] = place;
        return row;
    }

    private static List<int> Columns(List<int[]> grid, bool backwards)
    {
        var places = new List<int>();
        foreach (var rows in Split(grid))
        {
            var width = rows.Max(r => r.Length);
            for (var i = 0; i < width; i++)
            {
                var column = backwards ? width - 1 - i : i;
                places.AddRange(rows.Where(r => column < r.Length && r[column] >= 0).Select(r => r[column]));
                if (rows.Exists(r => column >= r.Length || r[column] < 0) || rows.Count < 16)
                    places.Add(-1);
            }
        }

        return places;
    }

    private static IEnumerable<List<int[]>> Split(List<int[]> grid)
    {
        var rows = new List<int[]>();
        foreach (var row in grid.Append([]))
        {
            if (row.Length > 0)
                rows.Add(row);
            else if (rows.Count > 0)
            {
                yield return rows;
                rows = [];
            }
        }
    }

    private static List<int> Spiral(List<int[]> grid, bool inwardsFromLeft)
    {
        var rows = grid.Where(r => r.Length > 0).ToList();
        var places = new List<int>();
        if (rows.Count == 0)
            return places;
        int top = 0, left = 0, bottom = rows.Count - 1, right = rows.Max(r => r.Length) - 1;
        void Take(int row, int column)
        {
            if (column < rows[row].Length)
                places.Add(rows[row][column]);
        }

        while (top <= bottom && left <= right)
        {
            if (inwardsFromLeft)
            {
                for (var r = top; r <= bottom; r++)
                    Take(r, left);
                left++;
                for (var c = left; c <= right; c++)
                    Take(bottom, c);
                bottom--;
                for (var r = bottom; r >= top && left <= right; r--)
                    Take(r, right);
                right--;
                for (var c = right; c >= left && top <= bottom; c--)
                    Take(top, c);
                top++;
                continue;
            }

            for (var c = left; c <= right; c++)
                Take(top, c);
            top++;
            for (var r = top; r <= bottom; r++)
                Take(r, right);
            right--;
            for (var c = right; c >= left && top <= bottom; c--)
                Take(bottom, c);
            bottom--;
            for (var r = bottom; r >= top && left <= right; r--)
                Take(r, left);
            left++;
        }

        return places;
    }
}
