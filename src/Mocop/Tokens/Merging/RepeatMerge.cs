using Mocop.Tokens.Ranks;

namespace Mocop.Tokens.Merging;

/// <summary>
/// Merges a piece that is one byte again and again, as rows of blanks or hyphens are. All its tokens are that byte so many times, so the piece is a few runs of equally long tokens, and a merge
/// changes a whole run at once: the work grows with the logarithm of the length. Pairs of the lowest rank are merged from the left, as in <see cref="LongMerge"/>.
/// </summary>
internal static class RepeatMerge
{
    /// <summary>Writes the tokens of a piece of one byte.</summary>
    /// <param name="ranks">The vocabulary.</param>
    /// <param name="piece">The piece: all its bytes are the same.</param>
    /// <param name="tokens">Receives the ranks; at least as long as the piece.</param>
    /// <param name="steps">Grows with the work done.</param>
    /// <returns>The number of tokens.</returns>
    public static int Merge(RankTable ranks, ReadOnlySpan<byte> piece, Span<int> tokens, ref long steps)
    {
        List<Run> runs = [new(1, piece.Length)];
        for (int rank; (rank = Lowest(ranks, piece, runs)) != RankTable.None; steps += runs.Count)
            runs = Merged(ranks, piece, runs, rank);

        var written = 0;
        foreach (var run in runs)
        {
            tokens.Slice(written, run.Count).Fill(ranks.Find(piece[..run.Bytes]));
            written += run.Count;
        }

        return written;
    }

    private static int Lowest(RankTable ranks, ReadOnlySpan<byte> piece, List<Run> runs)
    {
        var lowest = RankTable.None;
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Count > 1)
                lowest = Math.Min(lowest, ranks.Find(piece[..(2 * runs[i].Bytes)]));
            if (i + 1 < runs.Count)
                lowest = Math.Min(lowest, ranks.Find(piece[..(runs[i].Bytes + runs[i + 1].Bytes)]));
        }

        return lowest;
    }

    private static List<Run> Merged(RankTable ranks, ReadOnlySpan<byte> piece, List<Run> runs, int rank)
    {
        var length = ranks.Bytes(rank).Length;
        var merged = new List<Run>(runs.Count + 2);
        for (var i = 0; i < runs.Count; i++)
        {
            var (bytes, count) = runs[i];
            if (2 * bytes == length)
            {
                Add(merged, length, count / 2);
                count %= 2;
            }

            if (count > 0 && i + 1 < runs.Count && bytes + runs[i + 1].Bytes == length)
            {
                Add(merged, bytes, count - 1);
                Add(merged, length, 1);
                runs[i + 1] = runs[i + 1] with { Count = runs[i + 1].Count - 1 };
            }
            else
            {
                Add(merged, bytes, count);
            }
        }

        return merged;
    }

    private static void Add(List<Run> runs, int bytes, int count)
    {
        if (count == 0)
            return;
        if (runs.Count > 0 && runs[^1].Bytes == bytes)
            runs[^1] = new Run(bytes, runs[^1].Count + count);
        else
            runs.Add(new Run(bytes, count));
    }

    /// <summary>Tokens of equal length side by side.</summary>
    private readonly record struct Run(int Bytes, int Count);
}
