namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>Words that stand each for itself (cells, items, numbered lines, sentences of one word), read as one sentence; in the order of their numbers if they have any.</summary>
internal static class WordListReader
{
    private const int Fewest = 5;

    /// <summary>Every row of such words as a line.</summary>
    internal static Reading? Read(string text)
    {
        var made = new ReadingBuilder("word-list");
        var row = new List<(int Start, int End, int Number)>();
        int number = -1, gap = 0;
        var broken = true;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            if (char.IsLetter(text[at]))
            {
                while (end < text.Length && (char.IsLetter(text[end]) || (text[end] == '\'' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
                    end++;
                if (!broken || gap > 24)
                {
                    Write(row, text, made);
                    row.Clear();
                }

                row.Add((at, end, number));
                (number, broken, gap) = (-1, false, 0);
            }
            else
            {
                var value = 0;
                while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 4)
                    value = (value * 10) + text[end++] - '0';
                if (end > at)
                    number = value;
                broken |= end > at || text[at] is '\n' or '.' or '|' or ';' or '!' or '?';
                end = Math.Max(end, at + 1);
                gap++;
            }

            at = end;
        }

        // A number behind its word is seen with the next word.
        Write(row, text, made, number);
        return made.Length > 0 ? made.ToReading() : null;
    }

    private static void Write(List<(int Start, int End, int Number)> row, string text, ReadingBuilder made, int after = -1)
    {
        if (row.Count < Fewest)
            return;
        if (made.Length > 0)
            made.Add('\n', row[0].Start, row[0].Start);
        foreach (var (start, end, _) in InOrder(row, after))
        {
            made.Copy(text.AsSpan(start, end - start), start);
            made.Add(' ', end, end);
        }
    }

    private static List<(int Start, int End, int Number)> InOrder(List<(int Start, int End, int Number)> row, int after)
    {
        if (row[0].Number < 0 && after >= 0 && row.Skip(1).All(w => w.Number >= 0))
            return [.. row.Select((w, i) => (Word: w, Number: i + 1 < row.Count ? row[i + 1].Number : after)).OrderBy(w => w.Number).Select(w => w.Word)];
        return row.All(w => w.Number >= 0) && row.Select(w => w.Number).Distinct().Count() == row.Count ? [.. row.OrderBy(w => w.Number)] : row;
    }
}
