namespace Mocop.Detection.Phrases;

/// <summary>What the signs around a word say about it.</summary>
internal static class LineShape
{
    private const int FarthestColon = 4;
    private const int DeepestIndent = 64;
    private const int WidestMarkup = 1024;

    /// <summary>Whether no word stands between the start of the line and <paramref name="at"/>.</summary>
    internal static bool IsLineStart(ReadOnlySpan<char> text, int at)
    {
        for (var first = Math.Max(0, at - WidestMarkup); at > first; at--)
        {
            if (text[at - 1] == '\n')
                return true;
            if (CharacterTable.IsWord(text[at - 1]))
                return false;
        }

        return at == 0;
    }

    /// <summary>Whether a colon follows, past closing markup.</summary>
    internal static bool ColonFollows(ReadOnlySpan<char> text, int end)
    {
        var last = Math.Min(text.Length, end + FarthestColon);
        while (end < last && text[end] is ' ' or '*' or ']' or '_' or '"')
            end++;
        return end < text.Length && text[end] is ':' or '\uFF1A';
    }

    /// <summary>Whether a line is an item of a list, a heading or a row of a table: what was said before has ended.</summary>
    internal static bool StartsItem(ReadOnlySpan<char> text, int at)
    {
        var deepest = Math.Min(text.Length, at + DeepestIndent);
        while (at < deepest && text[at] is ' ' or '\t')
            at++;
        if (at + 1 >= text.Length)
            return false;
        return text[at] switch
        {
            '-' or '*' or '\u2022' => text[at + 1] == ' ',
            '#' => text[at + 1] is '#' or ' ',
            '|' => true,
            >= '0' and <= '9' => text[at + 1] is '.' or ')',
            _ => false,
        };
    }
}
