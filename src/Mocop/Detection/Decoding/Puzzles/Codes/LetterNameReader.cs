namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>Characters by the names that Unicode gives them (<c>LATIN SMALL LETTER I</c>, <c>\N{SPACE}</c>), whatever stands between.</summary>
internal static class LetterNameReader
{
    private const int Fewest = 8;
    private const string Letter = "LETTER ";
    private static readonly (string Name, char Sign)[] Others = [("SPACE", ' '), ("COMMA", ','), ("FULL STOP", '.'), ("HYPHEN-MINUS", '-'), ("COMMERCIAL AT", '@'), ("SOLIDUS", '/'), ("COLON", ':'), ("LOW LINE", '_'), ("APOSTROPHE", '\'')];

    internal static bool IsLikely(ReadOnlySpan<char> text) => text.Contains(Letter, StringComparison.OrdinalIgnoreCase);

    internal static Reading? Read(string text)
    {
        var made = new ReadingBuilder("letter-names");
        var letters = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text.AsSpan(at).StartsWith(Letter, StringComparison.OrdinalIgnoreCase) && at + Letter.Length < text.Length && IsAlone(text, at + Letter.Length, 1) && char.IsAsciiLetter(text[at + Letter.Length]))
            {
                made.Add((char)(text[at + Letter.Length] | 0x20), at, at + Letter.Length + 1);
                letters++;
                at += Letter.Length + 1;
                continue;
            }

            var (name, sign) = letters == 0 || char.IsAsciiLetter(text[at - 1]) ? default : Array.Find(Others, o => text.AsSpan(at).StartsWith(o.Name, StringComparison.OrdinalIgnoreCase) && IsAlone(text, at, o.Name.Length));
            if (name is not null)
                made.Add(sign, at, at + name.Length);
            at += name?.Length ?? 1;
        }

        return letters >= Fewest ? made.ToReading() : null;
    }

    private static bool IsAlone(string text, int at, int length) => at + length == text.Length || !char.IsAsciiLetterOrDigit(text[at + length]);
}
