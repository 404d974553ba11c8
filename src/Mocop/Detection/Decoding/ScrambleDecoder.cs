using System.Buffers;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Words whose inner letters are shuffled and which people still read: <c>ingroe peiourvs icnounsrtits</c>.</summary>
internal sealed class ScrambleDecoder(Vocabulary vocabulary) : WordDecoder("scrambled", vocabulary, 2)
{
    private const int ShortestWord = 4;
    private const int LongestWord = 16;
    private const int FewestWords = 2;
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private readonly Dictionary<string, string> _bySorted = Build(vocabulary);

    /// <inheritdoc/>
    protected override SearchValues<char> Parts => Letters;

    /// <inheritdoc/>
    protected override bool MayHave(ReadOnlySpan<char> text, TextSurvey survey) => survey.Scrambled >= FewestWords;

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestWord or > LongestWord || Vocabulary.Find(word) >= 0)
            return null;
        Span<char> key = stackalloc char[word.Length];
        Sort(word, key);
        return _bySorted.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var plain) ? plain : null;
    }

    private static Dictionary<string, string> Build(Vocabulary vocabulary)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        Span<char> buffer = stackalloc char[LongestWord];
        for (var n = 0; n < vocabulary.Count; n++)
        {
            var word = vocabulary[n];
            if (word.Length is < ShortestWord or > LongestWord || word.AsSpan().ContainsAnyExcept(Letters))
                continue;
            var key = buffer[..word.Length];
            Sort(word, key);
            words.TryAdd(key.ToString(), word);
        }

        return words;
    }

    private static void Sort(ReadOnlySpan<char> word, Span<char> key)
    {
        for (var i = 0; i < word.Length; i++)
            key[i] = CharacterTable.ToLower(word[i]);
        key[1..^1].Sort();
    }
}
