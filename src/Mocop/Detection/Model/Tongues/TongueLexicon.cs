using System.Collections.Concurrent;

namespace Mocop.Detection.Model.Tongues;

/// <summary>
/// The words, stems and phrases of one language by the idea that they stand for. Read, when a text in the language first comes, from <c>Concepts/LANGUAGE.txt</c>: a line of
/// idea, colon, and forms between bars; <c>*</c> ends a stem. In scripts without spaces a form is found wherever it stands.
/// </summary>
internal sealed class TongueLexicon
{
    private const int LongestPrefix = 2;
    private static readonly ConcurrentDictionary<string, TongueLexicon> BuiltIn = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, byte> _words = [];
    private readonly Dictionary<uint, byte> _stems = [];
    private readonly Dictionary<uint, List<Phrase>> _phrases = [];
    private readonly Dictionary<uint, List<Phrase>> _stemPhrases = [];
    private readonly string _prefixes;

    private TongueLexicon(string language)
    {
        _prefixes = language switch { "ar" => "والفبلك", "he" => "והבלמשכ", _ => "" };
        foreach (var line in TongueTables.Lines($"Concepts.{language}.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var idea = TongueIdeas.BuiltIn.NumberOf(line[..colon]);
            foreach (var form in line[(colon + 1)..].Split('|'))
                Add(form, idea);
        }
    }

    /// <summary>The longest form of a script without spaces.</summary>
    internal int LongestRun { get; private set; }

    /// <summary>The lexicon of a language.</summary>
    internal static TongueLexicon Of(string language) => BuiltIn.GetOrAdd(language, l => new(l));

    /// <summary>The idea of a run of characters, wherever it stands; 0 if there is none.</summary>
    internal byte OfRun(uint hash) => _words.GetValueOrDefault(hash);

    /// <summary>What the words from <paramref name="at"/> on stand for.</summary>
    /// <param name="words">Where the words of a stretch stand.</param>
    /// <param name="at">The first of them.</param>
    /// <param name="text">The text.</param>
    /// <returns>The idea, 0 if there is none, and how many words express it.</returns>
    internal (byte Idea, int Words) Find(ReadOnlySpan<TongueToken> words, int at, ReadOnlySpan<char> text)
    {
        var word = text[words[at].Start..words[at].End];
        byte idea = 0;
        (byte Idea, int Words) phrase = default;
        var hash = TongueTables.Seed;
        foreach (var letter in word)
        {
            hash = TongueTables.Add(hash, letter);
            idea = _stems.GetValueOrDefault(hash, idea);
            phrase = Longest(_stemPhrases.GetValueOrDefault(hash), phrase, words[at..], text);
        }

        idea = _words.GetValueOrDefault(hash, idea);
        phrase = Longest(_phrases.GetValueOrDefault(hash), phrase, words[at..], text);
        return phrase.Words > 0 ? phrase : (idea > 0 ? idea : WithoutPrefix(word), 1);
    }

    private static (byte Idea, int Words) Longest(List<Phrase>? phrases, (byte Idea, int Words) found, ReadOnlySpan<TongueToken> words, ReadOnlySpan<char> text)
    {
        if (phrases is null)
            return found;
        foreach (var phrase in phrases)
        {
            if (phrase.Parts.Length > found.Words && phrase.Matches(words, text))
                found = (phrase.Idea, phrase.Parts.Length);
        }

        return found;
    }

    /// <summary>Semitic prepositions, conjunctions and articles are written together with their word.</summary>
    private byte WithoutPrefix(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < LongestPrefix && word.Length > 3 && _prefixes.Contains(word[0], StringComparison.Ordinal); i++)
        {
            word = word[1..];
            if (_words.TryGetValue(TongueTables.HashOf(word), out var idea))
                return idea;
        }

        return 0;
    }

    /// <summary>A form that two ideas claim keeps the first.</summary>
    private void Add(string form, byte idea)
    {
        var parts = PartsOf(form);
        if (parts.Count == 0)
            return;
        if (parts.Count > 1)
        {
            var into = parts[0].IsStem ? _stemPhrases : _phrases;
            if (!into.TryGetValue(parts[0].Hash, out var phrases))
                into[parts[0].Hash] = phrases = [];
            phrases.Add(new([.. parts], idea));
            return;
        }

        if (TongueTables.IsUnspaced(form.AsSpan().Trim()[0]))
            LongestRun = Math.Max(LongestRun, parts[0].Length);
        (parts[0].IsStem ? _stems : _words).TryAdd(parts[0].Hash, idea);
    }

    private static List<Part> PartsOf(string form)
    {
        var parts = new List<Part>();
        for (var at = 0; at < form.Length; at++)
        {
            var start = at;
            while (at < form.Length && (TongueTables.IsWord(form[at]) || TongueTables.IsUnspaced(form[at])))
                at++;
            if (at > start)
                parts.Add(new(TongueTables.HashOf(form.AsSpan(start..at)), at - start, at < form.Length && form[at] == '*'));
        }

        return parts;
    }

    private readonly record struct Part(uint Hash, int Length, bool IsStem)
    {
        internal bool Matches(ReadOnlySpan<char> word) =>
            (IsStem ? word.Length >= Length : word.Length == Length) && TongueTables.HashOf(word[..Length]) == Hash;
    }

    private sealed record Phrase(Part[] Parts, byte Idea)
    {
        internal bool Matches(ReadOnlySpan<TongueToken> words, ReadOnlySpan<char> text)
        {
            for (var i = 0; i < Parts.Length; i++)
            {
                if (i >= words.Length || !Parts[i].Matches(text[words[i].Start..words[i].End]))
                    return false;
            }

            return true;
        }
    }
}
