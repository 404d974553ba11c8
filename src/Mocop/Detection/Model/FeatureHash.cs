using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Mocop.Detection.Model;

/// <summary>The number of a feature in the model's table, made from its family and its value; one at a time or eight.</summary>
internal static class FeatureHash
{
    private const uint FamilyStep = 0x9E3779B1;
    private const uint First = 0x85EBCA6B;
    private const uint Second = 0xC2B2AE35;
    private const int Shift = 32 - WindowFeatures.Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Of(uint family, uint value) => Mix(family * FamilyStep, value) >> Shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> Of(uint family, Vector256<uint> value) => Mix(Vector256.Create(family * FamilyStep), value) >>> Shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Mix(uint a, uint b)
    {
        var hash = (a ^ uint.RotateLeft(b, 15)) * First;
        hash ^= hash >> 13;
        hash = (hash ^ b) * Second;
        return hash ^ (hash >> 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> Mix(Vector256<uint> a, Vector256<uint> b)
    {
        var hash = (a ^ ((b << 15) | (b >>> 17))) * Vector256.Create(First);
        hash ^= hash >>> 13;
        hash = (hash ^ b) * Vector256.Create(Second);
        return hash ^ (hash >>> 16);
    }
}
