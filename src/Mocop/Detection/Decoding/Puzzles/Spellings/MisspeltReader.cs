using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Spellings;

/// <summary>Words that were maimed one by one: digits and signs for letters, vowels left out or starred, letters doubled, typing mistakes.</summary>
internal sealed class MisspeltReader : IPuzzleReader
{
    private const int Fewest = 2;
    private const string Disguises = "0o1i|i!i3e4a@a5s$s7t+t8b9g6g2z(c€e£l¥y§s";

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var made = new ReadingBuilder("misspelt");
        int changed = 0, known = 0, tokens = 0;
        var isEnglish = IsEnglish(text);
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                made.Copy(text.AsSpan(at, 1), start + at);
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var token = text[at..end];
            tokens++;
            if (IsPlain(token, gate.Lexicon))
            {
                known++;
                made.Copy(token, start + at);
            }
            else if (Mend(token, gate.Lexicon, isEnglish) is { } word)
            {
                changed++;
                made.Add(word, start + at, start + end);
            }
            else
                made.Copy(token, start + at);
            at = end;
        }

        if (changed >= Fewest && (changed + known) * 100 >= tokens * 60)
            yield return made.ToReading();
    }

    /// <summary>The places of a whole text where telling words have a mistake; nothing if there are fewer than two.</summary>
    internal static Reading? Correct(string text, Lexicon lexicon)
    {
        var made = new ReadingBuilder("misspelt");
        var changed = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end - at >= 4 && !Lexicon.IsEnglish(text.AsSpan(at, end - at)) && !lexicon.Contains(text.AsSpan(at, end - at)) && Misspellings.Correct(text.AsSpan(at, end - at)) is { } word)
            {
                made.Add(word, at, end);
                changed++;
            }
            else
            {
                end = Math.Max(end, at + 1);
                made.Copy(text.AsSpan(at, end - at), at);
            }

            at = end;
        }

        return changed >= Fewest ? made.ToReading() : null;
    }

    /// <summary>Words written as they sound, for those that sound like a telling word or a frequent one.</summary>
    internal static Reading? BySound(Reading heard, Lexicon lexicon)
    {
        var made = new ReadingBuilder(heard.Name);
        int known = 0, letters = 0;
        for (var at = 0; at < heard.Text.Length;)
        {
            var end = at;
            while (end < heard.Text.Length && char.IsAsciiLetter(heard.Text[end]))
                end++;
            var word = heard.Text[at..Math.Max(end, at + 1)];
            end = Math.Max(end, at + 1);
            letters += char.IsAsciiLetter(word[0]) ? word.Length : 0;
            var said = !char.IsAsciiLetter(word[0]) || lexicon.Contains(word) ? word : Misspellings.Correct(word) ?? Misspellings.BySound(word);
            known += said is not null && char.IsAsciiLetter(word[0]) ? word.Length : 0;
            made.Add(said ?? word, heard.From[at], heard.To[end - 1]);
            at = end;
        }

        return known * 100 >= letters * 60 ? made.ToReading() : null;
    }

    private static bool HasFewVowels(string letters) => letters.Count(c => c is 'a' or 'e' or 'i' or 'o' or 'u') * 6 <= letters.Length;

    /// <summary>Whether a good part of the words are English as they stand.</summary>
    private static bool IsEnglish(string text)
    {
        var words = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Count(w => w.Length > 1 && Lexicon.IsEnglish(w.AsSpan().Trim(".,;:!?\"'()"))) * 100 >= words.Length * 35;
    }

    private static bool IsPlain(string token, Lexicon lexicon)
    {
        var core = token.AsSpan().Trim(".,;:!?\"'()[]");
        return core.IsEmpty || (!core.ContainsAnyExcept(Letters) && lexicon.Contains(core));
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static string? Mend(string token, Lexicon lexicon, bool isEnglish)
    {
        var core = token.Trim('.', ',', ';', ':', '?', '"', '\'', '(', ')', '[', ']').ToLowerInvariant();
        if (core.Length == 0 || core.Length > 48)
            return null;
        foreach (var l in "il")
        {
            var plain = string.Create(core.Length, (core, l), static (to, s) =>
            {
                for (var i = 0; i < to.Length; i++)
                    to[i] = Disguises.IndexOf(s.core[i], StringComparison.Ordinal) is >= 0 and var at && at % 2 == 0 ? s.core[i] is '1' or '|' ? s.l : Disguises[at + 1] : s.core[i];
            });
            if (plain.Any(char.IsAsciiLetter) && lexicon.Contains(plain))
                return plain;
            if (lexicon.Contains(plain.TrimEnd('i')) && core[^1] == '!')
                return plain.TrimEnd('i');
        }

        var letters = string.Concat(core.Where(char.IsAsciiLetter));
        if (letters.Length == 0)
            return null;
        if (letters.Length > 1 && lexicon.Contains(letters))
            return letters;
        var single = string.Concat(letters.Where((c, i) => i == 0 || letters[i - 1] != c));
        if (single.Length > 1 && lexicon.Contains(single))
            return single;
        var mended = Misspellings.Correct(letters) ?? Misspellings.Correct(single);
        // Other languages have such consonants too; only words without vowels, and mistakes among English words, are guessed at.
        return mended ?? (isEnglish || letters.Length < core.Length || HasFewVowels(letters) ? Misspellings.FromConsonants(letters) ?? Misspellings.BySound(letters) : null);
    }
}
