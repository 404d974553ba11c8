using System.Numerics;

namespace Mocop.Tokens.Merging;

/// <summary>
/// Positions waiting under a rank, and the lowest rank that has any: a list for each rank and a bitmap of three levels over the lists. Adding is
/// constant, and so is finding the lowest.
/// </summary>
internal sealed class RankQueue
{
    private readonly int[] _heads;
    private readonly ulong[] _filled;
    private readonly ulong[] _filledWords;
    private int[] _positions = [];
    private int[] _links = [];
    private int _used;

    public RankQueue(int ranks)
    {
        _heads = new int[ranks];
        _heads.AsSpan().Fill(-1);
        _filled = new ulong[(ranks + 63) / 64];
        _filledWords = new ulong[(_filled.Length + 63) / 64];
    }

    /// <summary>The entries that fit without growing.</summary>
    public int Capacity => _positions.Length;

    /// <summary>Makes room; the queue must be empty.</summary>
    public void Reset(int capacity)
    {
        _used = 0;
        if (_positions.Length >= capacity)
            return;
        _positions = new int[capacity];
        _links = new int[capacity];
    }

    public void Add(int rank, int position)
    {
        _positions[_used] = position;
        _links[_used] = _heads[rank];
        _heads[rank] = _used++;
        _filled[rank >> 6] |= 1UL << (rank & 63);
        _filledWords[rank >> 12] |= 1UL << ((rank >> 6) & 63);
    }

    /// <summary>Takes every position of the lowest rank, in rising order.</summary>
    /// <returns>The rank, or -1 if nothing waits.</returns>
    public int TakeLowest(ref int[] positions, out int count)
    {
        count = 0;
        var top = 0;
        while (top < _filledWords.Length && _filledWords[top] == 0)
            top++;
        if (top == _filledWords.Length)
            return -1;

        var word = (top << 6) | BitOperations.TrailingZeroCount(_filledWords[top]);
        var rank = (word << 6) | BitOperations.TrailingZeroCount(_filled[word]);
        for (var entry = _heads[rank]; entry >= 0; entry = _links[entry])
        {
            if (count == positions.Length)
                Array.Resize(ref positions, Math.Max(64, count * 2));
            positions[count++] = _positions[entry];
        }

        _heads[rank] = -1;
        _filled[word] &= _filled[word] - 1;
        if (_filled[word] == 0)
            _filledWords[top] &= _filledWords[top] - 1;
        Order(positions.AsSpan(0, count));
        return rank;
    }

    /// <summary>Lists come out newest first, which is nearly always falling order; only what is out of order costs a sort.</summary>
    private static void Order(Span<int> positions)
    {
        positions.Reverse();
        for (var i = 1; i < positions.Length; i++)
        {
            if (positions[i - 1] > positions[i])
            {
                positions.Sort();
                return;
            }
        }
    }
}
