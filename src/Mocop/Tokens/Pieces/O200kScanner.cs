using static Mocop.Tokens.Pieces.CharacterClass;

namespace Mocop.Tokens.Pieces;

/// <summary>
/// The pattern of <c>o200k_base</c>. With U for <c>\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}</c>, W for <c>\p{Ll}\p{Lm}\p{Lo}\p{M}</c> and C for the contractions:
/// <code>
/// [^\r\n\p{L}\p{N}]?[U]*[W]+(?i:C)?|[^\r\n\p{L}\p{N}]?[U]+[W]*(?i:C)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
/// </code>
/// </summary>
internal sealed class O200kScanner : PieceScanner
{
    private const int Leading = Upper | OtherLetter | Mark;
    private const int Trailing = Lower | OtherLetter | Mark;

    public override int Next(ReadOnlySpan<char> text, int start, out int seen)
    {
        var first = At(text, start, out var width);
        if ((first & Letter) != 0)
            return Word(text, start, out seen);

        var next = start + width;
        if ((first & Number) != 0)
            return Numbers(text, next, out seen);

        if ((first & LineEnd) == 0 && next < text.Length && (At(text, next, out _) & (Letter | Mark)) != 0)
        {
            // A mark is both a prefix and the beginning of a word: as a prefix only if what follows ends as the first alternative wants.
            if ((first & Mark) == 0)
                return Word(text, next, out seen);
            var end = WordWithTail(text, next, out _, out seen);
            return end >= 0 ? WithContraction(text, end, ref seen) : Word(text, start, out seen);
        }

        if ((first & Mark) != 0)
            return Word(text, start, out seen);

        var symbols = text[start] == ' ' ? next : start;
        if ((first & Space) == 0 || symbols > start)
        {
            var end = Symbols(text, symbols, lineEnds: true, slashes: true, out seen);
            if (end > symbols)
                return end;
        }

        return Spaces(text, start, lineEnds: true, out seen);
    }

    /// <summary>The first two alternatives, from behind the prefix on; <paramref name="start"/> is at a letter or a mark.</summary>
    private static int Word(ReadOnlySpan<char> text, int start, out int seen)
    {
        var end = WordWithTail(text, start, out var leadingEnd, out seen);
        return WithContraction(text, end >= 0 ? end : leadingEnd, ref seen);
    }

    /// <summary><c>[U]*[W]+</c>, or -1; <paramref name="leadingEnd"/> is where <c>[U]*</c> ends if it takes all it can.</summary>
    private static int WordWithTail(ReadOnlySpan<char> text, int start, out int leadingEnd, out int seen)
    {
        var index = start;
        var lastShared = -1;
        var found = 0;
        while (index < text.Length && ((found = At(text, index, out var width)) & Leading) != 0)
        {
            index += width;
            if ((found & Trailing) != 0)
                lastShared = index;
        }

        leadingEnd = index;
        if (index < text.Length && (found & Lower) != 0)
        {
            var end = EndOf(Trailing, text, index);
            seen = end + 1;
            return end;
        }

        // No lower-case letter follows, so the tail is the last character of the run that is in both classes.
        seen = index + 1;
        return lastShared;
    }

    private static int WithContraction(ReadOnlySpan<char> text, int end, ref int seen)
    {
        if (end < text.Length && text[end] == '\'')
            seen = Math.Max(seen, end + 3);
        return end + Contraction(text, end, ignoreCase: true);
    }

    private static int Numbers(ReadOnlySpan<char> text, int next, out int seen)
    {
        for (var count = 1; count < 3 && next < text.Length && (At(text, next, out var width) & Number) != 0; count++)
            next += width;
        seen = next + 1;
        return next;
    }
}
