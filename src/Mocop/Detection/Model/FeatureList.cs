using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mocop.Detection.Model;

/// <summary>The features of some tokens in the order of their first token, with what they weigh.</summary>
internal sealed class FeatureList(int most)
{
    private const int MostOfAToken = 20;
    private readonly uint[] _features = new uint[most * MostOfAToken];
    private readonly ulong[] _values = new ulong[most * MostOfAToken];
    private readonly short[] _last = new short[most * MostOfAToken];
    private readonly int[] _hits = new int[most * MostOfAToken];
    private readonly int[] _starts = new int[most + 1];
    private int _count;

    internal void Begin() => _count = 0;

    /// <summary>What is added from now on begins at a token.</summary>
    internal void Next(int token) => _starts[token] = _count;

    /// <summary>Adds a feature.</summary>
    /// <param name="feature">Its number.</param>
    /// <param name="last">The last token that it needs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(uint feature, int last)
    {
        var at = _count++;
        _features[at] = feature;
        _last[at] = (short)last;
    }

    /// <summary>Looks up what all of them weigh: first which weigh anything, then what those do, so that no look-up waits for another.</summary>
    internal void Weigh(WeightIndex weights)
    {
        _values.AsSpan(0, _count).Fill(FeatureSum.ValueOf(0));
        var hits = 0;
        for (var i = 0; i < _count; i++)
        {
            _hits[hits] = i;
            hits += weights.Has(_features[i]);
        }

        foreach (var i in _hits.AsSpan(0, hits))
            _values[i] = FeatureSum.ValueOf(weights.Of(_features[i]));
    }

    /// <summary>Sums up the features that lie inside of a window.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="end">One past the last token.</param>
    /// <param name="reach">How many tokens beyond its first a feature may need.</param>
    /// <param name="sum">Takes them.</param>
    internal void SumUp(int start, int end, int reach, FeatureSum sum)
    {
        var sure = _starts[Math.Max(start, end - reach)];
        ref var feature = ref MemoryMarshal.GetArrayDataReference(_features);
        ref var value = ref MemoryMarshal.GetArrayDataReference(_values);
        var i = _starts[start];
        for (; i < sure; i++)
            sum.Add(Unsafe.Add(ref feature, i), Unsafe.Add(ref value, i));
        for (; i < _starts[end]; i++)
        {
            if (_last[i] < end)
                sum.Add(_features[i], _values[i]);
        }
    }
}
