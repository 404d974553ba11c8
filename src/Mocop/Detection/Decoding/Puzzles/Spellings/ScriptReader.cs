using System.Collections.Frozen;
using System.Text;
using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Spellings;

/// <summary>
/// English in the letters of another script: by sound (Greek, Cyrillic, Hebrew, Arabic, Indic scripts, Thai, kana, Hangul, Ethiopic, runes and others), or by look (Cherokee, Canadian syllables, Chinese and currency signs). Letters
/// whose numbers were all moved by the same distance are moved back.
/// </summary>
internal static class ScriptReader
{
    private static readonly System.Buffers.SearchValues<char> Ascii = System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 128).Select(c => (char)c)]);
    private const int Fewest = 12;

    /// <summary>Of letters that look Latin a few are enough among others that are.</summary>
    private const int FewestAlike = 6;
    private const int FewestWords = 3;
    private const int MostWords = 24;
    private const int LongestWord = 24;

    /// <summary>The share of words, in hundredths of their letters, that must be found again.</summary>
    private const int LeastHeard = 75;

    /// <summary>Fewer words may sound like others by chance.</summary>
    private const int FewestHeard = 7;

    /// <summary>How much of a word may be wrong.</summary>
    private const double Farthest = 0.34;

    /// <summary>Whether a good part of the first words in other letters would be English. Allocates nothing.</summary>
    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(Ascii);
        return at >= 0 && (IsLikely(text[at..], ScriptTables.Sounds) || IsLikely(text[at..], ScriptTables.Looks) || MovedLetters.IsLikely(text));
    }

    private static bool IsLikely(ReadOnlySpan<char> text, FrozenDictionary<int, string> table)
    {
        Span<char> word = stackalloc char[LongestWord];
        int length = 0, words = 0, known = 0, telling = 0, changed = 0;
        for (var i = 0; i <= text.Length && words < MostWords;)
        {
            var size = 1;
            var code = i < text.Length ? CodeAt(text, i, out size) : ' ';
            i += size;
            if (code >= 0x80 && Letters(table, code) is { } letters)
            {
                changed++;
                if (length + letters.Length <= word.Length)
                    letters.CopyTo(word[length..]);
                length += letters.Length;
                continue;
            }

            if (code < 0x80 && char.IsAsciiLetter((char)code) && length < word.Length)
            {
                word[length++] = (char)code;
                continue;
            }

            if (length > 2 && changed > 0)
            {
                words++;
                if (length <= word.Length)
                {
                    known += Lexicon.IsEnglish(word[..length]) ? 1 : 0;
                    telling += length > 3 && WordRecovery.IsTelling(word[..length]) ? 1 : 0;
                }
            }

            length = changed = 0;
        }

        return words >= FewestWords && (known * 5 >= words || (telling >= 2 && telling * 6 >= words));
    }

    /// <summary>The whole text, if what stood in other letters becomes English.</summary>
    internal static Reading? Read(string text, LanguageGate gate)
    {
        foreach (var table in (FrozenDictionary<int, string>[])[ScriptTables.Sounds, ScriptTables.Looks])
        {
            var made = new ReadingBuilder("other-script");
            var changed = 0;
            for (var i = 0; i < text.Length;)
            {
                var code = CodeAt(text, i, out var size);
                if (code >= 0x80 && Letters(table, code) is { } letters)
                {
                    made.Add(letters, i, i + size);
                    changed++;
                }
                else
                    made.Copy(text.AsSpan(i, size), i);
                i += size;
            }

            if (changed < (ReferenceEquals(table, ScriptTables.Looks) ? FewestAlike : Fewest))
                continue;
            var reading = made.ToReading();
            if (gate.Lexicon.Coverage(reading.Text) >= Lexicon.Sure)
                return reading;
            if (Heard(reading, gate.Lexicon) is { } heard)
                return heard;
            if (gate.Lexicon.Coverage(reading.Text) >= Lexicon.Language)
                return reading;
        }

        return MovedLetters.Read(text, gate);
    }

    /// <summary>The words that are meant by those that were written as they sound; none if too few of them are words.</summary>
    private static Reading? Heard(Reading reading, Lexicon lexicon)
    {
        var made = new ReadingBuilder(reading.Name);
        int known = 0, letters = 0, words = 0;
        for (var at = 0; at < reading.Text.Length;)
        {
            var end = at;
            while (end < reading.Text.Length && char.IsAsciiLetter(reading.Text[end]))
                end++;
            if (end == at)
            {
                made.Add(reading.Text[at], reading.From[at], reading.To[at]);
                at++;
                continue;
            }

            var word = reading.Text[at..end];
            letters += word.Length;
            words++;
            var said = word.Length > 2 && lexicon.Contains(word) ? word : WordRecovery.Nearest(word, Farthest);
            known += said is not null ? word.Length : 0;
            made.Add(said ?? word, reading.From[at], reading.To[end - 1]);
            at = end;
        }

        return words >= FewestHeard && known * 100 >= letters * LeastHeard ? made.ToReading() : null;
    }

    private static string? Letters(FrozenDictionary<int, string> table, int code) => ScriptTables.Of(table, code) ?? (Rune.IsValid(code) && Rune.ToLowerInvariant(new Rune(code)).Value is var lower && lower != code ? ScriptTables.Of(table, lower) : null);

    private static int CodeAt(ReadOnlySpan<char> text, int at, out int size)
    {
        size = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        return size == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
    }
}
