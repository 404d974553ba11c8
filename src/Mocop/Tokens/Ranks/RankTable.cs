using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mocop.Tokens.Ranks;

/// <summary>
/// The vocabulary of an encoding: rank to bytes, and bytes to rank without an allocation. Immutable, so any number of threads may read it; nothing that
/// is looked up is ever stored, so no input can make its collisions worse than those of the vocabulary itself.
/// </summary>
internal sealed class RankTable
{
    /// <summary>What a look-up returns for bytes that are no token; greater than every rank, so that the smallest of several is right.</summary>
    public const int None = int.MaxValue;

    private readonly byte[] _bytes;
    private readonly int[] _starts;
    private readonly int[] _singles = new int[256];
    private readonly int[] _pairs = new int[65536];

    // A slot holds the upper half of the hash, and the rank plus one; zero is an empty slot.
    private readonly ulong[] _slots;
    private readonly int _mask;

    public RankTable(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        _starts = new int[lengths.Length + 1];
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)lengths.Length * 2)];
        _mask = _slots.Length - 1;
        _singles.AsSpan().Fill(None);
        _pairs.AsSpan().Fill(None);
        for (var rank = 0; rank < lengths.Length; rank++)
        {
            var length = lengths[rank];
            _starts[rank + 1] = _starts[rank] + length;
            MaxLength = Math.Max(MaxLength, length);
            if (length > 0)
                Insert(bytes.Slice(_starts[rank], length), rank);
        }
    }

    /// <summary>One more than the highest rank.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The bytes in the longest token.</summary>
    public int MaxLength { get; }

    /// <summary>The bytes of a token; empty where the rank is not in use.</summary>
    public ReadOnlySpan<byte> Bytes(int rank) => _bytes.AsSpan(_starts[rank], _starts[rank + 1] - _starts[rank]);

    /// <summary>The rank of a single byte; every byte has one.</summary>
    public int Find(byte value) => _singles[value];

    /// <summary>The rank of two bytes, or <see cref="None"/>.</summary>
    public int Find(byte first, byte second) => _pairs[(first << 8) | second];

    /// <summary>The rank of a token, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<byte> token)
    {
        if (token.Length <= 2)
            return token.Length switch { 2 => Find(token[0], token[1]), 1 => Find(token[0]), _ => None };
        if (token.Length > MaxLength)
            return None;

        var hash = Hash(token);
        var tag = hash & 0xFFFFFFFF_00000000;
        for (var index = (int)hash & _mask; ; index = (index + 1) & _mask)
        {
            var slot = _slots[index];
            if (slot == 0)
                return None;
            if ((slot & 0xFFFFFFFF_00000000) != tag)
                continue;
            var rank = (int)(uint)slot - 1;
            if (token.SequenceEqual(Bytes(rank)))
                return rank;
        }
    }

    private void Insert(ReadOnlySpan<byte> token, int rank)
    {
        if (token.Length == 1)
        {
            _singles[token[0]] = rank;
            return;
        }

        if (token.Length == 2)
        {
            _pairs[(token[0] << 8) | token[1]] = rank;
            return;
        }

        var hash = Hash(token);
        var index = (int)hash & _mask;
        while (_slots[index] != 0)
            index = (index + 1) & _mask;
        _slots[index] = (hash & 0xFFFFFFFF_00000000) | (uint)(rank + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> token)
    {
        const ulong multiplier = 0x9E3779B97F4A7C15;
        ref var first = ref MemoryMarshal.GetReference(token);
        var length = token.Length;
        var hash = (ulong)length * multiplier;
        if (length < 8)
        {
            var value = length >= 4
                ? Unsafe.ReadUnaligned<uint>(ref first) | ((ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, length - 4)) << 32)
                : first | ((ulong)Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref first, length - 2)) << 8);
            return Mix(hash ^ value);
        }

        for (var offset = 0; offset < length - 8; offset += 8)
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, offset)));
        return Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, length - 8)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xD6E8FEB86659FD93, out var low);
        return high ^ low;
    }
}
