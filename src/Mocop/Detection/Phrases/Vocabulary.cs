namespace Mocop.Detection.Phrases;

/// <summary>
/// The words that patterns speak of, and stems (<c>instruct*</c>). A word that is not there itself counts as its longest stem. Words are found by a hash
/// that grows character by character, so that one pass over a text looks up words and stems without copying anything.
/// </summary>
internal sealed class Vocabulary
{
    internal const uint Seed = 2166136261;
    internal const int ShortestStem = 2;
    internal const int ShortestScramble = 5;
    private const int LongestScramble = 16;

    /// <summary>How patterns write any address of electronic mail.</summary>
    internal const string Mail = "#email";

    /// <summary>How patterns write any number.</summary>
    internal const string Number = "#number";

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly Dictionary<string, WordSet> _sets = new(StringComparer.Ordinal);
    private int[] _sorted = [];
    private int[] _slots = [];
    private uint[] _hashes = [];
    private ulong[] _stemFilter = [];
    private readonly Dictionary<uint, (string Word, int Cipher)> _ciphers = [];
    private ulong[] _cipherFilter = [];
    private readonly HashSet<ulong> _letterSums = [];

    /// <summary>How many words and stems there are.</summary>
    internal int Count => _words.Count;

    /// <summary>The number of <see cref="Mail"/>; -1 if no pattern speaks of it.</summary>
    internal int MailNumber => _numbers.GetValueOrDefault(Mail, -1);

    /// <summary>The number of <see cref="Number"/>; -1 if no pattern speaks of it.</summary>
    internal int NumberNumber => _numbers.GetValueOrDefault(Number, -1);

    /// <summary>The word with this number; a stem ends with <c>*</c>.</summary>
    internal string this[int number] => _words[number];

    internal static uint Extend(uint hash, char lower) => (hash ^ lower) * 16777619u;

    /// <summary>The number of a word as patterns write it, added if it is new.</summary>
    internal int Add(string word)
    {
        if (_numbers.TryGetValue(word, out var number))
            return number;
        number = _words.Count;
        _words.Add(word);
        _numbers.Add(word, number);
        return number;
    }

    /// <summary>The numbers that a word of a pattern stands for: itself, and for a stem all longer words and stems. All words must have been added.</summary>
    internal WordSet SetOf(string word)
    {
        if (_sets.TryGetValue(word, out var set))
            return set;
        set = new(Count);
        if (word.EndsWith('*'))
        {
            var stem = word[..^1];
            for (var i = FirstNotBefore(stem); i < _sorted.Length && _words[_sorted[i]].StartsWith(stem, StringComparison.Ordinal); i++)
                set.Add(_sorted[i]);
        }
        else
            set.Add(_numbers[word]);
        _sets.Add(word, set);
        return set;
    }

    /// <summary>Where the words begin that are not before this one in ordinal order.</summary>
    private int FirstNotBefore(string word)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_words[_sorted[middle]], word) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Makes it ready for looking up; nothing may be added afterwards.</summary>
    internal void Freeze()
    {
        _sorted = [.. Enumerable.Range(0, _words.Count)];
        Array.Sort(_sorted, (a, b) => string.CompareOrdinal(_words[a], _words[b]));
        var size = 1024;
        while (size < _words.Count * 4)
            size *= 2;
        _slots = new int[size];
        _hashes = new uint[size];
        _stemFilter = new ulong[1024];
        Array.Fill(_slots, -1);
        for (var n = 0; n < _words.Count; n++)
            Place(n);
        foreach (var word in _words.Where(w => w.Length is >= ShortestScramble and <= LongestScramble && w.All(char.IsAsciiLetterLower)))
            _letterSums.Add(LetterSum(word));
        _cipherFilter = new ulong[1024];
        foreach (var (word, cipher) in CipherWords.All())
            PlaceCipher(word, cipher);
    }

    /// <summary>Whether a stem may end where the hash stands.</summary>
    internal bool MayEndStem(uint hash) => (_stemFilter[(hash >> 6) & 1023] >> (int)(hash & 63) & 1) != 0;

    /// <summary>The cipher in which an unknown word is one of the triggers, as a bit; 0 if it is none.</summary>
    internal uint CipherOf(uint hash, ReadOnlySpan<char> text) =>
        (_cipherFilter[(hash >> 6) & 1023] >> (int)(hash & 63) & 1) != 0 && _ciphers.TryGetValue(hash, out var found) && SameWord(found.Word, text, stem: false)
            ? 1u << found.Cipher
            : 0;

    /// <summary>The number of a word, or of a stem with exactly these characters; -1 if it is not there.</summary>
    internal int Find(uint hash, ReadOnlySpan<char> text, bool stem)
    {
        var key = stem ? hash ^ 0x9E3779B9u : hash;
        var mask = _slots.Length - 1;
        for (var i = (int)(Mix(key) & (uint)mask); _slots[i] >= 0; i = (i + 1) & mask)
        {
            if (_hashes[i] == key && SameWord(_words[_slots[i]], text, stem))
                return _slots[i];
        }

        return -1;
    }

    /// <summary>The number of a lower-case word or its longest stem; -1 if there is none.</summary>
    internal int Find(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        var stem = -1;
        for (var i = 0; i < word.Length; i++)
        {
            hash = Extend(hash, CharacterTable.ToLower(word[i]));
            if (i + 1 >= ShortestStem && MayEndStem(hash) && Find(hash, word[..(i + 1)], stem: true) is >= 0 and var found)
                stem = found;
        }

        return Find(hash, word, stem: false) is >= 0 and var exact ? exact : stem;
    }

    /// <summary>The number of a word of a text, or of its longest stem; -1 if there is none.</summary>
    /// <param name="word">Letters, digits and apostrophes, in any case.</param>
    /// <param name="hash">The hash of the whole word.</param>
    internal int FindWord(ReadOnlySpan<char> word, out uint hash)
    {
        hash = Seed;
        int stem = -1, letters = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (CharacterTable.ClassOf(word[i]) == CharacterClass.Apostrophe)
                continue;
            hash = Extend(hash, CharacterTable.ToLower(word[i]));
            if (++letters >= ShortestStem && MayEndStem(hash) && Find(hash, word[..(i + 1)], stem: true) is >= 0 and var found)
                stem = found;
        }

        return Find(hash, word, stem: false) is >= 0 and var exact ? exact : stem;
    }

    private static uint Mix(uint hash) => hash ^ (hash >> 15);

    private static bool SameWord(string word, ReadOnlySpan<char> text, bool stem)
    {
        var length = stem ? word.Length - 1 : word.Length;
        if (stem != word.EndsWith('*'))
            return false;
        var at = 0;
        foreach (var c in text)
        {
            if (CharacterTable.ClassOf(c) == CharacterClass.Apostrophe)
                continue;
            if (at == length || word[at++] != CharacterTable.ToLower(c))
                return false;
        }

        return at == length;
    }

    /// <summary>Whether an unknown word has the letters of a known one, in another order but for the first and the last.</summary>
    internal bool MayBeScrambled(ReadOnlySpan<char> word) => word.Length <= LongestScramble && char.IsAsciiLetter(word[0]) && _letterSums.Contains(LetterSum(word));

    /// <summary>A number that is the same for all orders of the inner letters.</summary>
    private static ulong LetterSum(ReadOnlySpan<char> word)
    {
        ulong sum = 0;
        foreach (var c in word)
            sum += (CharacterTable.ToLower(c) + 0x9E37UL) * 0x9E3779B97F4A7C15UL * CharacterTable.ToLower(c);
        return sum ^ ((ulong)CharacterTable.ToLower(word[0]) << 56) ^ ((ulong)CharacterTable.ToLower(word[^1]) << 48);
    }

    private void PlaceCipher(string word, int cipher)
    {
        var hash = Seed;
        foreach (var c in word)
            hash = Extend(hash, c);
        if (Find(hash, word, stem: false) >= 0 || !_ciphers.TryAdd(hash, (word, cipher)))
            return;
        _cipherFilter[(hash >> 6) & 1023] |= 1UL << (int)(hash & 63);
    }

    private void Place(int number)
    {
        var word = _words[number];
        var stem = word.EndsWith('*');
        var hash = Seed;
        foreach (var c in word.AsSpan(0, word.Length - (stem ? 1 : 0)))
            hash = Extend(hash, c);
        if (stem)
            _stemFilter[(hash >> 6) & 1023] |= 1UL << (int)(hash & 63);
        var key = stem ? hash ^ 0x9E3779B9u : hash;
        var mask = _slots.Length - 1;
        var i = (int)(Mix(key) & (uint)mask);
        while (_slots[i] >= 0)
            i = (i + 1) & mask;
        _slots[i] = number;
        _hashes[i] = key;
    }
}
