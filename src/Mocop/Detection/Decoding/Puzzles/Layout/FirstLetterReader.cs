using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>Acrostics: what the first letters of the lines, or the first or the last ones of the words, say.</summary>
internal static class FirstLetterReader
{
    private const int Fewest = 10;
    private const int Most = 400;
    private const int Glance = 96;

    private const int FewestWords = 24;
    private const int SmallWord = 3;

    /// <summary>The letters of this many words have the letter pairs of a language by chance only if they are very few.</summary>
    private const double OfWords = 1.1;

    private enum Unit
    {
        Lines,
        FirstOfWords,
        LastOfWords,
    }

    /// <summary>Whether the first letters of the lines, or the first or last ones of the words, have the letter pairs of a language. Allocates nothing.</summary>
    internal static bool IsLikely(ReadOnlySpan<char> text) => IsLikely(text, Unit.Lines) || IsLikely(text, Unit.FirstOfWords) || IsLikely(text, Unit.LastOfWords);

    internal static Reading? Read(string text, LanguageGate gate)
    {
        for (var unit = Unit.Lines; unit <= Unit.LastOfWords; unit++)
        {
            if (!IsLikely(text, unit))
                continue;
            var made = new ReadingBuilder("first-letters");
            for (var at = 0; made.Length < Most && Next(text, unit, ref at) is >= 0 and var place;)
                made.Add(text[place], place, place + 1);
            if (gate.Pass(made.ToReading()) is { } reading)
                return reading;
        }

        return null;
    }

    private static bool IsLikely(ReadOnlySpan<char> text, Unit unit)
    {
        if (unit != Unit.Lines && AreSentences(text))
            return false;
        Span<char> letters = stackalloc char[Glance];
        var count = 0;
        for (var at = 0; count < Glance && Next(text, unit, ref at) is >= 0 and var place;)
            letters[count++] = text[place];
        return count >= (unit == Unit.Lines ? Fewest : FewestWords) && letters[..count].ContainsAnyExcept(letters[0], letters[1], letters[2])
            && LetterPairs.Mean(letters[..count], CipherMaps.Plain) >= (unit == Unit.Lines ? LetterPairs.Plain : OfWords);
    }

    /// <summary>Whether a quarter of the first words are as small as those that sentences are held together by.</summary>
    private static bool AreSentences(ReadOnlySpan<char> text)
    {
        int words = 0, small = 0;
        for (var at = 0; words < FewestWords && Next(text, Unit.FirstOfWords, ref at) is >= 0 and var start; words++)
            small += at - start <= SmallWord ? 1 : 0;
        return words < FewestWords || small * 4 >= words;
    }

    /// <summary>The next letter that counts; -1 if there is none.</summary>
    private static int Next(ReadOnlySpan<char> text, Unit unit, ref int at)
    {
        while (at < text.Length)
        {
            var start = at;
            if (unit == Unit.Lines)
            {
                var line = text[at..].IndexOf('\n');
                at = line < 0 ? text.Length : at + line + 1;
            }
            else
            {
                while (start < text.Length && !char.IsAsciiLetter(text[start]))
                    start++;
                at = start;
                while (at < text.Length && char.IsAsciiLetter(text[at]))
                    at++;
                if (unit == Unit.LastOfWords)
                    start = at - 1;
            }

            if (start >= 0 && start < text.Length && char.IsAsciiLetter(text[start]))
                return start;
        }

        return -1;
    }
}
