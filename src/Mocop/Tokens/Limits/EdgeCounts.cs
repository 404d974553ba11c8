using System.Runtime.InteropServices;
using Mocop.Tokens.Ranks;

namespace Mocop.Tokens.Limits;

/// <summary>
/// The token counts of every beginning, or every end, of one piece in a single pass. It rests on a property of byte-pair encoding: tokens in a row are
/// the encoding of their bytes if and only if each two neighbours are the encoding of theirs. So the last token of a beginning is the only one that
/// stands behind the last token of a shorter beginning.
/// </summary>
internal sealed class EdgeCounts(PieceEncoder encoder)
{
    /// <summary>Stands where a count was not worked out because it is above the limit, as are all behind it.</summary>
    public const int Beyond = int.MaxValue;

    private readonly Dictionary<(int Left, int Right), bool> _neighbours = [];

    /// <summary>Counts for 0, 1, 2… bytes from an edge.</summary>
    /// <param name="piece">The bytes of one piece.</param>
    /// <param name="fromEnd">Whether the ends are counted, not the beginnings.</param>
    /// <param name="limit">Where counting may stop: no count that is left out is at or below it.</param>
    /// <param name="steps">Grows with the work done.</param>
    public int[] Count(ReadOnlySpan<byte> piece, bool fromEnd, int limit, ref long steps)
    {
        var ranks = encoder.Ranks;
        var counts = new int[piece.Length + 1];
        var edges = new int[piece.Length + 1];
        var above = 0;
        for (var taken = 1; taken <= piece.Length; taken++)
        {
            var longest = taken == 1 ? 1 : Math.Min(taken, fromEnd
                ? encoder.Reach.LongestFrom(piece[^taken], piece[^(taken - 1)])
                : encoder.Reach.LongestTo(piece[taken - 2], piece[taken - 1]));
            for (var length = longest; length > 0; length--)
            {
                steps++;
                var token = ranks.Find(fromEnd ? piece.Slice(piece.Length - taken, length) : piece.Slice(taken - length, length));
                if (token == RankTable.None)
                    continue;
                var rest = taken - length;
                if (rest > 0 && !(fromEnd ? AreNeighbours(token, edges[rest], ref steps) : AreNeighbours(edges[rest], token, ref steps)))
                    continue;
                edges[taken] = token;
                counts[taken] = counts[rest] + 1;
                break;
            }

            above = counts[taken] >= limit ? above + 1 : 0;
            if (above < ranks.MaxLength)
                continue;
            counts.AsSpan(taken + 1).Fill(Beyond);
            break;
        }

        return counts;
    }

    private bool AreNeighbours(int left, int right, ref long steps)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_neighbours, (left, right), out var exists);
        if (exists)
            return known;

        var first = encoder.Ranks.Bytes(left);
        var second = encoder.Ranks.Bytes(right);
        Span<byte> both = stackalloc byte[first.Length + second.Length];
        Span<int> tokens = stackalloc int[both.Length];
        first.CopyTo(both);
        second.CopyTo(both[first.Length..]);
        known = encoder.Merger.Merge(both, tokens, ref steps) == 2 && tokens[0] == left && tokens[1] == right;
        return known;
    }
}
