using static Mocop.Tokens.Pieces.CharacterClass;

namespace Mocop.Tokens.Pieces;

/// <summary>
/// The pattern of <c>cl100k_base</c>:
/// <code>(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+</code>
/// </summary>
internal sealed class Cl100kScanner : PieceScanner
{
    public override int Next(ReadOnlySpan<char> text, int start, out int seen)
    {
        var first = At(text, start, out var width);
        if ((first & Letter) != 0)
            return Letters(text, start, out seen);

        var contraction = Contraction(text, start, ignoreCase: true);
        if (contraction > 0)
        {
            seen = start + contraction;
            return seen;
        }

        var next = start + width;
        if ((first & Number) != 0)
        {
            for (var count = 1; count < 3 && next < text.Length && (At(text, next, out width) & Number) != 0; count++)
                next += width;
            seen = next + 1;
            return next;
        }

        if ((first & LineEnd) == 0 && next < text.Length && (At(text, next, out _) & Letter) != 0)
        {
            var end = Letters(text, next, out seen);
            seen = Math.Max(seen, start + 3);
            return end;
        }

        var symbols = text[start] == ' ' ? next : start;
        if ((first & Space) == 0 || symbols > start)
        {
            var end = Symbols(text, symbols, lineEnds: true, slashes: false, out seen);
            seen = Math.Max(seen, start + 3);
            if (end > symbols)
                return end;
        }

        return Spaces(text, start, lineEnds: true, out seen);
    }

    private static int Letters(ReadOnlySpan<char> text, int start, out int seen)
    {
        var end = EndOf(Letter, text, start);
        seen = end + 1;
        return end;
    }
}
