using Mocop.Detection.Phrases;

namespace Mocop.Detection.Decoding.Puzzles.Lexicons;

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
    private const byte Written = 1;
    private const byte Ended = 2;
    private const byte Begun = 4;
    private static readonly string[] English = [.. Read()];
    private static readonly LetterTable WithEndings = TableOf(Inflected, Ended);
    private LetterTable? _beginnings;

    /// <summary>The English words, most telling first.</summary>
    internal static IEnumerable<string> Words => English;

    /// <summary>The English words with their endings, and a few that are none.</summary>
    internal static IEnumerable<string> Inflected => English.Concat(English.Where(w => w.Length > 2).SelectMany(w => (string[])[w + "s", w + "es", w + "ed", w + "d", w + "ing", w[..^1] + "ing", w[..^1] + "ies", w[..^1] + "ied", w + "ly", w + "er"]));

    /// <summary>Whether a word is English. Words of two letters are only the most frequent ones.</summary>
    internal static bool IsEnglish(ReadOnlySpan<char> word) => WithEndings.Of(word) != 0;

    /// <summary>Whether a word is known.</summary>
    internal bool Contains(ReadOnlySpan<char> word) =>
        WithEndings.Of(word) != 0 || (word.Length > 3 && vocabulary.Find(word) is >= 0 and var number && word.Length <= vocabulary[number].Length + LongestEnding);

    /// <summary>The words that are known as they stand, not only by their beginning, and all their beginnings.</summary>
    private LetterTable Beginnings => _beginnings ??= BeginningsOf(English.Concat(Enumerable.Range(0, vocabulary.Count).Select(n => vocabulary[n]).Where(w => w.Length > 3)));

    /// <summary>How long the words are that some letters begin with, as bits.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="longest">The most letters of a word, at most 31.</param>
    internal uint WordsAt(ReadOnlySpan<char> letters, int longest)
    {
        var lengths = 0u;
        var key = 0UL;
        for (var i = 0; i < Math.Min(longest, letters.Length); i++)
        {
            key = LetterTable.Extend(key, letters[i]);
            if (key == 0 || Beginnings.Of(key) is not (not 0 and var marks))
                break;
            lengths |= (marks & Written) != 0 ? 2u << i : 0;
        }

        return lengths;
    }

    private static LetterTable TableOf(IEnumerable<string> words, byte marks)
    {
        var table = new LetterTable();
        foreach (var word in words)
            table.Add(word, marks);
        return table;
    }

    private static LetterTable BeginningsOf(IEnumerable<string> words)
    {
        var table = TableOf([], Written);
        foreach (var word in words.Where(w => w.All(char.IsAsciiLetter)))
        {
            for (var end = 1; end <= word.Length; end++)
                table.Add(word.AsSpan(0, end), end == word.Length ? Written : Begun);
        }

        return table;
    }

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
