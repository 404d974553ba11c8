namespace Mocop.Detection.Survey;

/// <summary>Sees long runs in a stream of bits, 64 at a time: a few shifts for each block, whatever the runs are.</summary>
internal struct RunWatch
{
    private ulong _one;
    private ulong _two;
    private ulong _four;
    private ulong _eight;

    /// <summary>The bits at which a run of 16 or more stands; <paramref name="twelve"/> those of a run of 12 or more.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal ulong Sixteen(ulong bits, out ulong twelve) => Sixteen(bits, out _, out _, out twelve);

    /// <summary>The same, and the bits of runs of 4 and of 8 or more.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    internal ulong Sixteen(ulong bits, out ulong four, out ulong eight, out ulong twelve)
    {
        var two = bits & ((bits << 1) | (_one >> 63));
        four = two & ((two << 2) | (_two >> 62));
        eight = four & ((four << 4) | (_four >> 60));
        twelve = eight & ((four << 8) | (_four >> 56));
        var sixteen = eight & ((eight << 8) | (_eight >> 56));
        (_one, _two, _four, _eight) = (bits, two, four, eight);
        return sixteen;
    }
}
