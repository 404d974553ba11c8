using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mocop.Detection.Model;

/// <summary>The weights of both questions that are not zero, close together: four features in five have none, and a bit says so.</summary>
internal sealed class WeightIndex
{
    private readonly ulong[] _bits = new ulong[1 << (WindowFeatures.Bits - 6)];
    private readonly int[] _ranks = new int[1 << (WindowFeatures.Bits - 6)];
    private readonly short[] _pairs;

    internal WeightIndex(ReadOnlySpan<sbyte> injection, ReadOnlySpan<sbyte> instruction)
    {
        var pairs = new List<short>(1 << 19);
        for (var block = 0; block < _bits.Length; block++)
        {
            _ranks[block] = pairs.Count;
            for (var bit = 0; bit < 64; bit++)
            {
                var feature = (block << 6) + bit;
                if ((injection[feature] | instruction[feature]) == 0)
                    continue;
                _bits[block] |= 1UL << bit;
                pairs.Add((short)((instruction[feature] << 8) | (byte)injection[feature]));
            }
        }

        _pairs = [.. pairs];
    }

    /// <summary>1 if a feature weighs anything, 0 if not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Has(uint feature) => (int)(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bits), (nint)(feature >> 6)) >> (int)feature) & 1;

    /// <summary>Both weights of a feature that weighs anything: that of the injection in the low byte, that of instructions in the high one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal short Of(uint feature)
    {
        var block = (nint)(feature >> 6);
        var below = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bits), block) & ((1UL << (int)feature) - 1);
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_pairs), Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ranks), block) + BitOperations.PopCount(below));
    }
}
