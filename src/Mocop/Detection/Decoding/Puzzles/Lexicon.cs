using System.Collections.Frozen;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>Tells language from noise: English words, and the words of many languages that rules speak of.</summary>
internal sealed class Lexicon(Vocabulary vocabulary)
{
    /// <summary>From this share of known letters on, in hundredths, a text is language.</summary>
    internal const int Language = 45;

    /// <summary>From this share on, a text that may be put together by chance is meant.</summary>
    internal const int Sure = 70;

    private const int LongestEnding = 3;
    private const string Resource = "Mocop.Detection.Decoding.Tables.words.txt";
    private const string Marks = ".,;:'\"!?-()/";
    private static readonly FrozenSet<string> English = Read().ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> WithEndings = Inflected.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LookupWithEndings = WithEndings.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = English.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The English words, most telling first.</summary>
    internal static IEnumerable<string> Words => English;

    /// <summary>The English words with their endings, and a few that are none.</summary>
    internal static IEnumerable<string> Inflected => English.Concat(English.Where(w => w.Length > 2).SelectMany(w => (string[])[w + "s", w + "es", w + "ed", w + "d", w + "ing", w[..^1] + "ing", w[..^1] + "ies", w[..^1] + "ied", w + "ly", w + "er"]));

    /// <summary>Whether a word is English. Words of two letters are only the most frequent ones.</summary>
    internal static bool IsEnglish(ReadOnlySpan<char> word) => LookupWithEndings.Contains(word);

    /// <summary>Whether a word is known.</summary>
    internal bool Contains(ReadOnlySpan<char> word) =>
        LookupWithEndings.Contains(word) || (word.Length > 3 && vocabulary.Find(word) is >= 0 and var number && word.Length <= vocabulary[number].Length + LongestEnding);

    /// <summary>Whether a word is known as it stands, not only by its beginning.</summary>
    internal bool IsWord(ReadOnlySpan<char> word) => Lookup.Contains(word) || (word.Length > 3 && vocabulary.Find(word) is >= 0 and var number && word.Length == vocabulary[number].Length && vocabulary[number][^1] != '*');

    /// <summary>How much of what is not space are letters of known words, in hundredths.</summary>
    internal int Coverage(ReadOnlySpan<char> text)
    {
        int known = 0, all = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end == at)
            {
                all += char.IsWhiteSpace(text[at]) || Marks.Contains(text[at], StringComparison.Ordinal) ? 0 : 1;
                at++;
                continue;
            }

            all += end - at;
            known += Contains(text[at..end]) ? end - at : 0;
            at = end;
        }

        return all == 0 ? 0 : known * 100 / all;
    }

    internal static IEnumerable<string> Read()
    {
        using var reader = new StreamReader(typeof(Lexicon).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            foreach (var word in line.Split(' '))
                yield return word;
        }
    }
}
