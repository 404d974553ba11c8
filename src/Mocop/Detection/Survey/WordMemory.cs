using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mocop.Detection.Survey;

/// <summary>
/// Keeps what was found out about words, for one thread: texts repeat their words. A word that falls on the place of another takes it; what is answered depends on
/// the word alone.
/// </summary>
internal sealed class WordMemory
{
    private const int Bits = 13;
    private readonly WordFacts[] _facts = new WordFacts[1 << Bits];
    private WordLore? _lore;
    private ulong _tagLow;
    private ulong _tagHigh;

    /// <summary>Whose words are asked for from now on.</summary>
    internal WordLore Lore
    {
        get => _lore!;
        set
        {
            if (ReferenceEquals(_lore, value))
                return;
            if (_lore is not null && _lore.Epoch != value.Epoch)
                Array.Clear(_facts);
            (_lore, _tagLow, _tagHigh) = (value, value.TagLow, value.TagHigh);
        }
    }

    /// <summary>What is known of a word of at most sixteen letters; good until the next call.</summary>
    /// <param name="low">Its first eight letters in lower case, zeros behind its end.</param>
    /// <param name="high">The next eight.</param>
    /// <param name="length">1 to 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly WordFacts Of(ulong low, ulong high, int length)
    {
        var hash = (low ^ BitOperations.RotateLeft(high * 0x9E3779B97F4A7C15, 29)) * 0xD6E8FEB86659FD93;
        ref var facts = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_facts), (nint)(hash >> (64 - Bits)));
        if (facts.Low != (low | _tagLow) || facts.High != (high | _tagHigh))
            facts = _lore!.Find(low, high, length);
        return ref facts;
    }
}
