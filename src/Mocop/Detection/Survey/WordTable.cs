using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Survey;

/// <summary>
/// Answers for a lower-case ASCII word, given as its first sixteen bytes, whether anything is to be done about it: two table look-ups, no branch. It may say
/// yes wrongly (two words with one hash), never no.
/// </summary>
internal sealed class WordTable
{
    /// <summary>The bits of the word's number.</summary>
    internal const uint Number = (1 << 20) - 1;

    /// <summary>A pattern speaks of the word.</summary>
    internal const uint Known = 1 << 20;

    /// <summary>Some phrase cannot match without it.</summary>
    internal const uint Trigger = 1 << 21;

    /// <summary>It is one of the triggers in a cipher.</summary>
    internal const uint Cipher = 1 << 22;

    /// <summary>It is a name of the spelling alphabet that other texts rarely use.</summary>
    internal const uint Spelling = 1 << 23;

    /// <summary>Words longer than this count by their first bytes alone.</summary>
    internal const int Bytes = 16;

    private const int Attempts = 200;
    private const int StemBits = 16;
    private const int SumBits = 18;
    private readonly ulong[] _triggerStems = new ulong[1 << (StemBits - 6)];
    private readonly ulong[] _letterSums = new ulong[1 << (SumBits - 6)];
    private ulong[] _slots = new ulong[4096];
    private uint[] _marks = [];
    private int _shift = 64 - 12;

    internal WordTable(Vocabulary vocabulary, Func<int, bool> isTrigger)
    {
        var entries = new Dictionary<ulong, uint>();
        for (var number = 0; number < vocabulary.Count; number++)
            AddWord(vocabulary[number], number, isTrigger(number), entries);
        foreach (var (word, cipher) in CipherWords.All())
            entries[HashOf(word)] = entries.GetValueOrDefault(HashOf(word)) | Cipher;
        foreach (var name in (string[])["november", "romeo"])
            entries[HashOf(name)] = entries.GetValueOrDefault(HashOf(name)) | Spelling;
        while (!TryFill(entries))
            Grow();
    }

    /// <summary>The marks of a word with this hash; 0 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint MarksOf(ulong hash)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var first = (nint)(hash >> _shift);
        var second = (nint)((hash << 32) >> _shift);
        var place = Unsafe.Add(ref slots, second) == hash ? second : (nint)_slots.Length;
        place = Unsafe.Add(ref slots, first) == hash ? first : place;
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_marks), place);
    }

    /// <summary>1 if some stem without which a phrase cannot match may begin with these four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong MayBeginTrigger(uint bytes) => Bit(_triggerStems, StemHash(bytes));

    /// <summary>1 if the word may have the letters of a known one in another order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong MayBeScrambled(ulong low, ulong high, byte last, int length) => Bit(_letterSums, LetterHash(low, high, last, length));

    /// <summary>The number of a word in the table; -1 if it is not there.</summary>
    internal int Find(ulong low, ulong high) => MarksOf(Hash(low, high)) is var marks && (marks & Known) != 0 ? (int)(marks & Number) : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bit(ulong[] bits, uint at) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bits), (nint)(at >> 6)) >> (int)(at & 63) & 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(ulong low, ulong high)
    {
        var mixed = (low ^ BitOperations.RotateLeft(high * 0x9E3779B97F4A7C15, 29)) * 0xD6E8FEB86659FD93;
        return (mixed ^ (mixed >> 32)) * 0xCA5A826395121157;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StemHash(uint bytes) => (bytes * 0x9E3779B1) >> (32 - StemBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint LetterHash(ulong low, ulong high, byte last, int length)
    {
        const ulong Evens = 0x00FF00FF00FF00FF;
        var sum = (((low & Evens) + ((low >> 8) & Evens) + (high & Evens) + ((high >> 8) & Evens)) * 0x0001000100010001) >> 48;
        var key = (uint)sum | ((uint)(byte)low << 11) | ((uint)last << 19) | ((uint)length << 27);
        return (key * 0x9E3779B1) >> (32 - SumBits);
    }

    private static (ulong Low, ulong High) Key(ReadOnlySpan<char> word)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        for (var i = 0; i < Math.Min(word.Length, Bytes); i++)
            bytes[i] = (byte)word[i];
        return (MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[8..]));
    }

    private static ulong HashOf(ReadOnlySpan<char> word)
    {
        var (low, high) = Key(word);
        return Hash(low, high);
    }

    private void AddWord(string word, int number, bool trigger, Dictionary<ulong, uint> entries)
    {
        if (!System.Text.Ascii.IsValid(word) || word[0] == '#')
            return;
        if (word[^1] == '*')
        {
            if (trigger)
                AddStem(word.AsSpan(0, word.Length - 1));
            return;
        }

        var hash = HashOf(word);
        entries[hash] = (uint)number | Known | (trigger ? Trigger : 0);
        if (word.Length is < Vocabulary.ShortestScramble or > Bytes || !word.All(char.IsAsciiLetterLower))
            return;
        var (low, high) = Key(word);
        var sum = LetterHash(low, high, (byte)word[^1], word.Length);
        _letterSums[sum >> 6] |= 1UL << (int)(sum & 63);
    }

    private void AddStem(ReadOnlySpan<char> stem)
    {
        if (stem.Length >= 4)
        {
            var hash = StemHash((uint)Key(stem[..4]).Low);
            _triggerStems[hash >> 6] |= 1UL << (int)(hash & 63);
            return;
        }

        Span<char> longer = stackalloc char[stem.Length + 1];
        stem.CopyTo(longer);
        foreach (var next in "\0abcdefghijklmnopqrstuvwxyz0123456789")
        {
            longer[^1] = next;
            AddStem(longer);
        }
    }

    private bool TryFill(Dictionary<ulong, uint> entries)
    {
        if (entries.Count * 3 > _slots.Length)
            return false;
        Array.Clear(_slots);
        foreach (var hash in entries.Keys)
        {
            if (!Place(hash))
                return false;
        }

        _marks = [.. _slots.Select(h => entries.GetValueOrDefault(h)), 0];
        return true;
    }

    /// <summary>Puts an entry into one of its two slots; what stood there moves to its other one.</summary>
    private bool Place(ulong hash)
    {
        var slot = (int)(hash >> _shift);
        for (var i = 0; i < Attempts; i++)
        {
            (hash, _slots[slot]) = (_slots[slot], hash);
            if (hash == 0)
                return true;
            var first = (int)(hash >> _shift);
            slot = slot != first ? first : (int)((hash << 32) >> _shift);
        }

        return false;
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 2];
        _shift--;
    }
}
