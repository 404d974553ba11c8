using System.Runtime.CompilerServices;
using Mocop.Tokens.Ranks;

namespace Mocop.Tokens.Merging;

/// <summary>
/// Merges the bytes of one piece into tokens: again and again the adjacent pair of lowest rank, the leftmost of several. Short pieces are searched
/// through for every merge; long ones go to <see cref="LongMerge"/>, whose work grows with the length and not with its square, or to <see cref="RepeatMerge"/>.
/// </summary>
internal sealed class PieceMerger(RankTable ranks)
{
    /// <summary>The longest piece, in bytes, that is merged by searching.</summary>
    public const int ShortLimit = 96;

    private LongMerge? _spare;

    /// <summary>Encodes a piece.</summary>
    /// <param name="piece">At least one byte.</param>
    /// <param name="tokens">Receives the ranks; at least as long as the piece.</param>
    /// <param name="steps">Grows with the work done, so that a test can tell how it depends on the length.</param>
    /// <returns>The number of tokens.</returns>
    public int Merge(ReadOnlySpan<byte> piece, Span<int> tokens, ref long steps)
    {
        var whole = ranks.Find(piece);
        steps++;
        if (whole != RankTable.None)
        {
            tokens[0] = whole;
            return 1;
        }

        return piece.Length <= ShortLimit ? MergeShort(piece, tokens, ref steps)
            : !piece.ContainsAnyExcept(piece[0]) ? RepeatMerge.Merge(ranks, piece, tokens, ref steps)
            : MergeLong(piece, tokens, ref steps);
    }

    [SkipLocalsInit]
    private int MergeShort(ReadOnlySpan<byte> piece, Span<int> tokens, ref long steps)
    {
        // starts[i] is where part i begins; pairs[i] the rank of parts i and i + 1 together.
        Span<byte> starts = stackalloc byte[ShortLimit + 1];
        Span<int> pairs = stackalloc int[ShortLimit];
        var count = piece.Length;
        var best = RankTable.None;
        var at = 0;
        for (var i = 0; i < count - 1; i++)
        {
            starts[i] = (byte)i;
            pairs[i] = ranks.Find(piece[i], piece[i + 1]);
            if (pairs[i] < best)
                (best, at) = (pairs[i], i);
        }

        starts[count - 1] = (byte)(count - 1);
        starts[count] = (byte)count;
        pairs[count - 1] = RankTable.None;
        steps += count;

        while (best != RankTable.None)
        {
            starts[(at + 2)..(count + 1)].CopyTo(starts[(at + 1)..]);
            pairs[(at + 1)..count].CopyTo(pairs[at..]);
            count--;
            pairs[at] = at + 2 <= count ? ranks.Find(piece[starts[at]..starts[at + 2]]) : RankTable.None;
            if (at > 0)
                pairs[at - 1] = ranks.Find(piece[starts[at - 1]..starts[at + 1]]);

            best = RankTable.None;
            for (var i = 0; i < count - 1; i++)
            {
                if (pairs[i] < best)
                    (best, at) = (pairs[i], i);
            }

            steps += count;
        }

        for (var i = 0; i < count; i++)
            tokens[i] = ranks.Find(piece[starts[i]..starts[i + 1]]);
        return count;
    }

    private int MergeLong(ReadOnlySpan<byte> piece, Span<int> tokens, ref long steps)
    {
        // One workspace waits for the next long piece; a second thread at the same time makes its own.
        var workspace = Interlocked.Exchange(ref _spare, null) ?? new LongMerge(ranks);
        var count = workspace.Merge(piece, tokens, ref steps);
        if (workspace.IsWorthKeeping)
            Volatile.Write(ref _spare, workspace);
        return count;
    }
}
