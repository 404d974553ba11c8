namespace Mocop.Detection.Views;

/// <summary>Control sequences of terminals: colours, cursor moves, links, titles.</summary>
internal static class TerminalSequence
{
    private const int LongestSequence = 256;

    /// <summary>How many code units the control character at <paramref name="at"/> and what it governs take.</summary>
    internal static int LengthAt(string text, int at)
    {
        var c = text[at];
        if (c == '\u009B')
            return 1 + Parameters(text, at + 1);
        if (c != '\u001B' || at + 1 == text.Length)
            return 1;
        return text[at + 1] switch
        {
            '[' => 2 + Parameters(text, at + 2),
            ']' or 'P' or 'X' or '^' or '_' => 2 + UntilTerminator(text, at + 2),
            >= '@' and <= '~' => 2,
            _ => 1,
        };
    }

    private static int Parameters(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestSequence && text[end] is >= ' ' and <= '?')
            end++;
        return end < text.Length && text[end] is >= '@' and <= '~' ? end - at + 1 : 0;
    }

    private static int UntilTerminator(string text, int at)
    {
        for (var end = at; end < text.Length && end - at < LongestSequence; end++)
        {
            if (text[end] == '\a')
                return end - at + 1;
            if (text[end] == '\u001B' && end + 1 < text.Length && text[end + 1] == '\\')
                return end - at + 2;
        }

        return 0;
    }
}
