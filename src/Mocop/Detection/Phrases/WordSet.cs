namespace Mocop.Detection.Phrases;

/// <summary>A set of vocabulary numbers.</summary>
internal sealed class WordSet(int vocabularySize)
{
    private readonly ulong[] _bits = new ulong[(vocabularySize + 63) / 64];

    internal void Add(int word) => _bits[word >> 6] |= 1UL << (word & 63);

    internal void Add(WordSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] |= other._bits[i];
    }

    internal bool Contains(int word) => (_bits[word >> 6] >> (word & 63) & 1) != 0;

    internal bool Overlaps(WordSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            if ((_bits[i] & other._bits[i]) != 0)
                return true;
        }

        return false;
    }

    internal IEnumerable<int> Members()
    {
        for (var word = 0; word < _bits.Length * 64; word++)
        {
            if (Contains(word))
                yield return word;
        }
    }
}
