using System.Collections.Frozen;
using Mocop.Detection.Decoding.Puzzles.Spellings;

namespace Mocop.Detection.Decoding.Puzzles.Lexicons;

/// <summary>The words of English by where their letters come back: what a cipher with one sign for a letter cannot hide. Read when first asked for.</summary>
internal static class WordPatterns
{
    private const int Telling = 3;
    private static readonly Lazy<FrozenDictionary<string, string[]>> Words = new(Build);
    private static readonly FrozenSet<string> Frequent = Misspellings.Words.Concat(Packs.FrequentWords.All).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words with the same pattern.</summary>
    internal static ReadOnlySpan<string> Like(IEnumerable<int> signs) => Words.Value.GetValueOrDefault(Of(signs));

    /// <summary>How much it says that a word is found.</summary>
    internal static int Weight(string word) => (2 * word.Length) + (Frequent.Contains(word) ? Telling : 0);

    private static string Of(IEnumerable<int> signs)
    {
        var seen = new List<int>();
        return string.Concat(signs.Select(s =>
        {
            if (!seen.Contains(s))
                seen.Add(s);
            return (char)('A' + seen.IndexOf(s));
        }));
    }

    private static FrozenDictionary<string, string[]> Build() =>
        Lexicon.Words.SelectMany(Forms).Concat(Frequent).Where(w => w.All(char.IsAsciiLetterLower)).Distinct(StringComparer.Ordinal).GroupBy(w => Of(w.Select(c => (int)c)), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private static IEnumerable<string> Forms(string word) =>
        word.Length < 4 ? [word] : word.EndsWith('e') ? [word, word + "s", word + "d", word[..^1] + "ing"] : [word, word + "s", word + "ed", word + "ing", word + "ly"];
}
