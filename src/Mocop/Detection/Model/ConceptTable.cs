using Mocop.Detection.Phrases;

namespace Mocop.Detection.Model;

/// <summary>
/// Words of many languages by what they are about, so that the model can learn an order of ideas ("ignore", "previous", "rules") once for all of them. A word that
/// ends with <c>*</c> is a stem. Read from <c>concepts.txt</c>: a line of concept, language and words each.
/// </summary>
internal sealed class ConceptTable
{
    internal const int ShortestStem = 2;
    internal const int LongestSyllables = 6;
    private const uint Seed = 2166136261;
    private const int Bits = 17;
    private readonly uint[] _hashes = new uint[1 << Bits];
    private readonly byte[] _concepts = new byte[1 << Bits];

    private ConceptTable(IReadOnlyList<string> names) => Names = names;

    /// <summary>The concepts; the first is number 1.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>Reads the lines of a table.</summary>
    internal static ConceptTable Read(IEnumerable<string> lines)
    {
        var names = new List<string>();
        var entries = new List<(string Word, byte Concept)>();
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!names.Contains(words[0]))
                names.Add(words[0]);
            entries.AddRange(words.Skip(2).Select(w => (w, (byte)(names.IndexOf(words[0]) + 1))));
        }

        var table = new ConceptTable(names);
        foreach (var (word, concept) in entries)
            table.Add(word, concept);
        return table;
    }

    /// <summary>The concept of a word or a stem, by its hash; 0 if there is none.</summary>
    internal byte Find(uint hash, bool isStem)
    {
        hash = Salted(hash, isStem);
        for (var slot = hash >> (32 - Bits); _hashes[slot] != 0; slot = (slot + 1) & ((1 << Bits) - 1))
        {
            if (_hashes[slot] == hash)
                return _concepts[slot];
        }

        return 0;
    }

    /// <summary>A word that two concepts claim keeps the first.</summary>
    private void Add(string word, byte concept)
    {
        var isStem = word.EndsWith('*');
        var hash = Seed;
        foreach (var c in word.AsSpan().TrimEnd('*'))
            hash = (hash ^ CharacterTable.ToLower(c)) * 16777619u;
        if (Find(hash, isStem) != 0)
            return;
        hash = Salted(hash, isStem);
        var slot = hash >> (32 - Bits);
        while (_hashes[slot] != 0)
            slot = (slot + 1) & ((1 << Bits) - 1);
        _hashes[slot] = hash;
        _concepts[slot] = concept;
    }

    private static uint Salted(uint hash, bool isStem) => ((hash ^ (isStem ? 0x5BD1E995u : 0)) * 0x9E3779B1u) | 1;
}
