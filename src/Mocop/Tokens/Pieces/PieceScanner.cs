using static Mocop.Tokens.Pieces.CharacterClass;

namespace Mocop.Tokens.Pieces;

/// <summary>
/// Splits text into the pieces inside which bytes are merged, as the published pattern of an encoding does: always the first alternative that matches
/// at a position. A piece depends on nothing before it.
/// </summary>
internal abstract class PieceScanner
{
    /// <summary>The end of the piece that begins at <paramref name="start"/>, which must be inside the text.</summary>
    /// <param name="text">The whole text, since a piece may depend on what follows it.</param>
    /// <param name="start">Where the piece begins, in UTF-16 code units.</param>
    /// <param name="seen">The end of what the decision depends on: a text that agrees up to here has the same piece. May lie one past the text's end.</param>
    public abstract int Next(ReadOnlySpan<char> text, int start, out int seen);

    /// <summary><c>[^\s\p{L}\p{N}]+</c>, then the run of characters that this encoding lets follow. <paramref name="start"/> itself if there is none.</summary>
    protected static int Symbols(ReadOnlySpan<char> text, int start, bool lineEnds, bool slashes, out int seen)
    {
        var end = EndOfOther(Letter | Number | Space, text, start);
        if (lineEnds && end > start)
        {
            while (end < text.Length && (text[end] is '\r' or '\n' || (slashes && text[end] == '/')))
                end++;
        }

        seen = end + 1;
        return end;
    }

    /// <summary><c>\s*[\r\n]+|\s+(?!\S)|\s+</c>, the first alternative only if the encoding has it.</summary>
    protected static int Spaces(ReadOnlySpan<char> text, int start, bool lineEnds, out int seen)
    {
        var end = EndOf(Space, text, start);
        seen = end + 1;
        var last = lineEnds ? text[start..end].LastIndexOfAny('\r', '\n') : -1;
        if (last >= 0)
            return start + last + 1;
        return end < text.Length && end - start > 1 ? end - 1 : end;
    }

    /// <summary>The length of <c>'s|'t|'re|'ve|'m|'ll|'d</c> at a position, or 0.</summary>
    protected static int Contraction(ReadOnlySpan<char> text, int start, bool ignoreCase)
    {
        if (start + 1 >= text.Length || text[start] != '\'')
            return 0;
        // Without regard to case, U+017F folds to s, the only letter outside ASCII that folds to one of these.
        var first = Folded(text[start + 1], ignoreCase);
        if (first is 's' or 't' or 'm' or 'd' || (ignoreCase && first == '\u017F'))
            return 2;
        if (start + 2 >= text.Length)
            return 0;
        var second = Folded(text[start + 2], ignoreCase);
        return (first, second) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }

    private static char Folded(char c, bool ignoreCase) => ignoreCase && char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
}
