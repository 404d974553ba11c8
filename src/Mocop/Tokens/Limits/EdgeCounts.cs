using System.Runtime.InteropServices;
using Mocop.Tokens.Ranks;

namespace Mocop.Tokens.Limits;

/// <summary>
/// The token counts of the beginnings, or of the ends, of one piece around a limit. It rests on a property of byte-pair encoding: tokens in a row are the
/// encoding of their bytes if and only if each two neighbours are the encoding of theirs. So the last token of a beginning is the only one that stands
/// behind the last token of a shorter beginning, and an encoding may be continued from any of its tokens on.
/// </summary>
internal sealed class EdgeCounts(PieceEncoder encoder)
{
    /// <summary>Stands where a count was not worked out because it is above the limit, as are all behind it.</summary>
    public const int Beyond = int.MaxValue;

    /// <summary>So many tokens before the limit the counting begins.</summary>
    private const int Margin = 16;

    private readonly Dictionary<(int Left, int Right), bool> _neighbours = [];

    /// <summary>Counts for 0, 1, 2… bytes from an edge.</summary>
    /// <param name="piece">The bytes of one piece.</param>
    /// <param name="fromEnd">Whether the ends are counted, not the beginnings.</param>
    /// <param name="limit">The count that matters.</param>
    /// <param name="steps">Grows with the work done.</param>
    /// <returns>Exact counts around the limit; 0 for lengths that are well below it, <see cref="Beyond"/> for lengths that are above it.</returns>
    public int[] Count(ReadOnlySpan<byte> piece, bool fromEnd, int limit, ref long steps)
    {
        var tokens = new int[piece.Length];
        var count = encoder.Merger.Merge(piece, tokens, ref steps);
        var known = Math.Clamp(limit - Margin, 0, count);
        var from = 0;
        for (var i = 0; i < known; i++)
            from += encoder.Ranks.Bytes(fromEnd ? tokens[count - 1 - i] : tokens[i]).Length;

        var counts = new int[piece.Length + 1];
        var neighbour = known == 0 ? (int?)null : fromEnd ? tokens[count - known] : tokens[known - 1];
        if (!TryContinue(piece, fromEnd, from, known, neighbour, limit, counts, ref steps))
            TryContinue(piece, fromEnd, 0, 0, null, limit, counts, ref steps);
        return counts;
    }

    /// <summary>
    /// Counts from a place on where so many tokens are known, of which <paramref name="neighbour"/> is the last. Close to that place a length may have other
    /// tokens; it is far below the limit and left out.
    /// </summary>
    /// <returns>False if a length near the limit has other tokens too.</returns>
    private bool TryContinue(ReadOnlySpan<byte> piece, bool fromEnd, int from, int known, int? neighbour, int limit, int[] counts, ref long steps)
    {
        var part = fromEnd ? piece[..^from] : piece[from..];
        var own = new int[part.Length + 1];
        var first = new int[part.Length + 1];
        var last = new int[part.Length + 1];
        counts.AsSpan().Clear();
        counts[from] = known;
        var above = 0;
        for (var taken = 1; taken <= part.Length; taken++)
        {
            var (token, before) = LastToken(part, fromEnd, taken, last, ref steps);
            last[taken] = token;
            first[taken] = before == 0 ? token : first[before];
            own[taken] = own[before] + 1;
            if (neighbour is null || AreNeighbours(neighbour.Value, first[taken], fromEnd, ref steps))
                counts[from + taken] = known + own[taken];
            else if (own[taken] > Margin / 2)
                return false;

            above = counts[from + taken] >= limit ? above + 1 : 0;
            if (above == encoder.Ranks.MaxLength)
            {
                counts.AsSpan(from + taken + 1).Fill(Beyond);
                break;
            }
        }

        return true;
    }

    private (int Token, int Before) LastToken(ReadOnlySpan<byte> part, bool fromEnd, int taken, int[] last, ref long steps)
    {
        var longest = taken == 1 ? 1 : Math.Min(taken, fromEnd
            ? encoder.Reach.LongestFrom(part[^taken], part[^(taken - 1)])
            : encoder.Reach.LongestTo(part[taken - 2], part[taken - 1]));
        // Merging goes from the left, so tokens on the left grow long first: this order meets the right one early.
        for (var tried = 1; tried <= longest; tried++)
        {
            var length = fromEnd ? longest + 1 - tried : tried;
            steps++;
            var token = encoder.Ranks.Find(fromEnd ? part.Slice(part.Length - taken, length) : part.Slice(taken - length, length));
            var before = taken - length;
            if (token != RankTable.None && (before == 0 || AreNeighbours(last[before], token, fromEnd, ref steps)))
                return (token, before);
        }

        throw new InvalidOperationException("A text has no encoding: the vocabulary is broken.");
    }

    /// <summary>Whether a token and the next one away from the edge are the encoding of their bytes.</summary>
    private bool AreNeighbours(int inner, int outer, bool fromEnd, ref long steps)
    {
        var (left, right) = fromEnd ? (outer, inner) : (inner, outer);
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
