namespace Mocop.Detection.Quotation;

/// <summary>The marks between which texts quote, in the customs of many languages.</summary>
internal static class QuotationMarks
{
    private const string None = "";

    /// <summary>The marks that end what a mark opens; none if it opens nothing.</summary>
    internal static string ClosersOf(char mark) => mark switch
    {
        '"' => "\"",
        '\'' => "'",
        '`' => "`",
        '“' or '‟' => "”“\"",
        '„' => "“”\"",
        '”' => "”",
        '‘' or '‚' or '‹' => "’‘›",
        '’' => "’",
        '«' => "»",
        '»' => "«»",
        '›' => "‹›",
        '「' => "」",
        '『' => "』",
        '《' => "》",
        _ => None,
    };

    /// <summary>The mark that is open after a character: what was open before, nothing, or that character. A line ends every quotation.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the character stands.</param>
    /// <param name="open">What was open before it; NUL if nothing was.</param>
    internal static char After(ReadOnlySpan<char> text, int at, char open)
    {
        var mark = text[at];
        if (mark == '\n')
            return default;
        var closers = ClosersOf(open == default ? mark : open);
        if (closers.Length == 0 || IsApostrophe(text, at))
            return open;
        if (open == default)
            return mark;
        return closers.Contains(mark, StringComparison.Ordinal) ? default : open;
    }

    private static bool IsApostrophe(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '’' or '‘' or '`' && at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
}
