using Mocop.Tokens.Ranks;

namespace Mocop.Tokens.Merging;

/// <summary>
/// Merges a long piece over a linked list of its parts, with the pairs waiting in a <see cref="RankQueue"/>. Each merge makes at most two new pairs, so
/// the work is linear but for keeping positions of one rank in order. All pairs of a rank are merged in one sweep from the left: that equals taking the
/// lowest pair anew each time because no merge makes a pair of lower rank in these vocabularies (a test shows it for every token).
/// </summary>
internal sealed class LongMerge(RankTable ranks)
{
    private const int KeptCapacity = 1 << 20;

    private readonly RankQueue _queue = new(ranks.Count);
    private int[] _next = [];
    private int[] _previous = [];
    private int[] _pairs = [];
    private int[] _batch = new int[64];

    /// <summary>False after a piece so long that keeping the arrays would hold too much memory.</summary>
    public bool IsWorthKeeping => _queue.Capacity <= KeptCapacity;

    public int Merge(ReadOnlySpan<byte> piece, Span<int> tokens, ref long steps)
    {
        Fill(piece);
        steps += piece.Length;
        for (int rank; (rank = _queue.TakeLowest(ref _batch, out var count)) >= 0;)
        {
            steps += count;
            for (var i = 0; i < count; i++)
            {
                var position = _batch[i];
                if (_pairs[position] == rank)
                    MergePair(piece, position);
            }
        }

        var written = 0;
        for (var position = 0; position < piece.Length; position = _next[position])
            tokens[written++] = ranks.Find(piece[position.._next[position]]);
        return written;
    }

    private void Fill(ReadOnlySpan<byte> piece)
    {
        var length = piece.Length;
        if (_next.Length < length)
        {
            _next = new int[length];
            _previous = new int[length];
            _pairs = new int[length];
        }

        // One entry for each pair at first, and at most two for each merge.
        _queue.Reset(length * 3);
        for (var i = 0; i < length; i++)
        {
            _next[i] = i + 1;
            _previous[i] = i - 1;
            Offer(i, i + 1 < length ? ranks.Find(piece[i], piece[i + 1]) : RankTable.None);
        }
    }

    /// <summary>Joins the part at a position with the one behind it.</summary>
    private void MergePair(ReadOnlySpan<byte> piece, int position)
    {
        var gone = _next[position];
        var behind = _next[gone];
        _pairs[gone] = RankTable.None;
        _next[position] = behind;
        if (behind < piece.Length)
        {
            _previous[behind] = position;
            Offer(position, ranks.Find(piece[position.._next[behind]]));
        }
        else
        {
            _pairs[position] = RankTable.None;
        }

        var before = _previous[position];
        if (before >= 0)
            Offer(before, ranks.Find(piece[before..behind]));
    }

    private void Offer(int position, int rank)
    {
        _pairs[position] = rank;
        if (rank != RankTable.None)
            _queue.Add(rank, position);
    }
}
