using System.Runtime.CompilerServices;

namespace Mocop.Detection.Decoding.Puzzles.Lexicons;

/// <summary>Words of ASCII letters, in whatever case, each with some marks: a look-up copies nothing, and goes from one beginning to the next longer one.</summary>
internal sealed class LetterTable
{
    /// <summary>A key that is at least this has twelve letters. So many it holds as they are; of longer words it is a hash.</summary>
    private const ulong Full = 1UL << 55;

    private const ulong Long = 1UL << 63;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private ulong[] _keys = new ulong[1 << 13];
    private byte[] _marks = new byte[1 << 13];
    private int _shift = 64 - 13;
    private int _count;

    /// <summary>The key of a beginning that is one letter longer; 0 if the sign is none.</summary>
    /// <param name="key">The key of the beginning; 0 for nothing.</param>
    /// <param name="letter">What follows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Extend(ulong key, char letter)
    {
        var number = (uint)((letter | 0x20) - 'a');
        if (number >= 26)
            return 0;
        return key < Full ? (key << 5) | (number + 1) : ((key * Spread) ^ (number + 1)) | Long;
    }

    /// <summary>Gives a word more marks.</summary>
    internal void Add(ReadOnlySpan<char> word, byte marks) => Add(KeyOf(word), marks);

    /// <summary>Gives the word with this key more marks; no word has the key 0.</summary>
    internal void Add(ulong key, byte marks)
    {
        if (key == 0)
            return;
        if (_count * 2 > _keys.Length)
            Grow();
        var slot = SlotOf(key);
        _count += _keys[slot] == 0 ? 1 : 0;
        _keys[slot] = key;
        _marks[slot] |= marks;
    }

    /// <summary>The marks of a word; 0 if it is not there.</summary>
    internal byte Of(ReadOnlySpan<char> word) => KeyOf(word) is not 0 and var key ? Of(key) : (byte)0;

    /// <summary>The marks of the word with this key; 0 if it is not there.</summary>
    internal byte Of(ulong key) => _marks[SlotOf(key)];

    private static ulong KeyOf(ReadOnlySpan<char> word)
    {
        var key = 0UL;
        foreach (var letter in word)
        {
            key = Extend(key, letter);
            if (key == 0)
                break;
        }

        return key;
    }

    private int SlotOf(ulong key)
    {
        var slot = (int)((key * Spread) >> _shift);
        while (_keys[slot] != key && _keys[slot] != 0)
            slot = (slot + 1) & (_keys.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var (keys, marks) = (_keys, _marks);
        _keys = new ulong[keys.Length * 2];
        _marks = new byte[_keys.Length];
        _shift--;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            var slot = SlotOf(keys[i]);
            (_keys[slot], _marks[slot]) = (keys[i], marks[i]);
        }
    }
}
