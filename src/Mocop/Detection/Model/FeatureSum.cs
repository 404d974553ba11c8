using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mocop.Detection.Model;

/// <summary>Counts and sums up features, each number once. Three sums lie in one word: the count, and both weights moved so that none is negative.</summary>
internal sealed class FeatureSum
{
    private const int CountBits = 16;
    private const int SumBits = 24;
    private const int Moved = 128;
    private readonly uint[] _seen = new uint[1 << WindowFeatures.SeenBits];
    private uint _stamp;
    private ulong _sum;

    /// <summary>One feature as a summand.</summary>
    /// <param name="pair">Both weights, as <see cref="WeightIndex"/> gives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong ValueOf(short pair) =>
        1 | ((ulong)((sbyte)pair + Moved) << CountBits) | ((ulong)((pair >> 8) + Moved) << (CountBits + SumBits));

    /// <summary>Begins a window.</summary>
    internal void Begin()
    {
        _sum = 0;
        _stamp += 1u << WindowFeatures.Bits;
        if (_stamp != 0)
            return;
        Array.Clear(_seen);
        _stamp = 1u << WindowFeatures.Bits;
    }

    internal void Add(uint feature, WeightIndex weights) => Add(feature, ValueOf(weights.Has(feature) == 0 ? (short)0 : weights.Of(feature)));

    /// <summary>Adds a feature unless it was added before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(uint feature, ulong value)
    {
        ref var seen = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_seen), (nint)(feature & ((1 << WindowFeatures.SeenBits) - 1)));
        var key = feature | _stamp;
        _sum += seen == key ? 0 : value;
        seen = key;
    }

    /// <summary>How many features there were, and the sums of their weights.</summary>
    internal int Total(out int injection, out int instruction)
    {
        var count = (int)(_sum & ((1 << CountBits) - 1));
        injection = (int)(_sum >> CountBits & ((1 << SumBits) - 1)) - (Moved * count);
        instruction = (int)(_sum >> (CountBits + SumBits)) - (Moved * count);
        return count;
    }
}
