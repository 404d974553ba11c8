namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>Acrostics: what the first letters of the lines, or of the sentences, say.</summary>
internal static class FirstLetterReader
{
    private const int Fewest = 10;
    private const int Most = 400;

    /// <summary>Whether the first letters of the lines have the letter pairs of a language. Allocates nothing.</summary>
    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        Span<char> letters = stackalloc char[Most];
        var count = 0;
        for (var at = 0; count < Most && at < text.Length;)
        {
            if (char.IsAsciiLetter(text[at]))
                letters[count++] = text[at];
            var line = text[at..].IndexOf('\n');
            at = line < 0 ? text.Length : at + line + 1;
        }

        return count >= Fewest && letters[..count].ContainsAnyExcept(letters[0], letters[1], letters[2]) && LetterPairs.Mean(letters[..count], CipherMaps.Plain) >= LetterPairs.Plain;
    }

    internal static Reading? Read(string text, LanguageGate gate)
    {
        var made = new ReadingBuilder("first-letters");
        for (var at = 0; made.Length < Most && at < text.Length;)
        {
            if (char.IsAsciiLetter(text[at]))
                made.Add(text[at], at, at + 1);
            var line = text.IndexOf('\n', at);
            at = line < 0 ? text.Length : line + 1;
        }

        return gate.Pass(made.ToReading());
    }
}
