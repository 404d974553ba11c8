using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Mocop.Detection.Phrases;

/// <summary>A set of vocabulary numbers.</summary>
internal sealed class WordSet(int vocabularySize)
{
    private readonly ulong[] _bits = new ulong[(vocabularySize + 255) / 256 * 4];

    private Vector256<ulong> _sign;

    internal void Add(int word) => _bits[word >> 6] |= 1UL << (word & 63);

    internal void Add(WordSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] |= other._bits[i];
    }

    internal void Clear() => Array.Clear(_bits);

    /// <summary>Folds the set into 256 bits, so that most sets that share nothing are told apart at once. Must be called after the last word was added.</summary>
    internal void Sign()
    {
        var sign = Vector256<ulong>.Zero;
        for (nuint i = 0; i < (nuint)_bits.Length; i += 4)
            sign |= Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_bits), i);
        _sign = sign;
    }

    internal bool Contains(int word) => (_bits[word >> 6] >> (word & 63) & 1) != 0;

    /// <summary>Whether both sets, signed, have a word in common.</summary>
    internal bool Overlaps(WordSet other)
    {
        if (Vector256.EqualsAll(_sign & other._sign, Vector256<ulong>.Zero))
            return false;
        ref var mine = ref MemoryMarshal.GetArrayDataReference(_bits);
        ref var theirs = ref MemoryMarshal.GetArrayDataReference(other._bits);
        for (nuint i = 0; i < (nuint)_bits.Length; i += 4)
        {
            if (!Vector256.EqualsAll(Vector256.BitwiseAnd(Vector256.LoadUnsafe(ref mine, i), Vector256.LoadUnsafe(ref theirs, i)), Vector256<ulong>.Zero))
                return true;
        }

        return false;
    }

    /// <summary>How many words there are.</summary>
    internal int Count()
    {
        var count = 0;
        foreach (var bits in _bits)
            count += BitOperations.PopCount(bits);
        return count;
    }

    internal IEnumerable<int> Members()
    {
        for (var block = 0; block < _bits.Length; block++)
        {
            for (var bits = _bits[block]; bits != 0; bits &= bits - 1)
                yield return (block << 6) + BitOperations.TrailingZeroCount(bits);
        }
    }
}
