namespace Mocop.Escaping;

/// <summary>Finds words that open a turn of a conversation, or a section of an instruction prompt, at the beginning of a line: <c>Human:</c>, <c>### Response:</c>.</summary>
internal static class TurnMarkers
{
    private const int MaxPhraseChars = 24;

    /// <summary>Where the colon of the marker stands that begins with a line; -1 when there is none.</summary>
    public static int ColonOf(ReadOnlySpan<char> text, int lineStart)
    {
        var reader = new MarkerReader(text, lineStart);
        var isHeading = SkipDecoration(ref reader);
        Span<char> phrase = stackalloc char[MaxPhraseChars];
        var length = 0;
        while (char.IsAsciiLetter(reader.Current) || (reader.IsSpace && !reader.IsLineBreak))
        {
            var letter = reader.IsSpace ? ' ' : reader.Current;
            reader.Move();
            if (letter == ' ' && (length == 0 || phrase[length - 1] == ' '))
                continue;
            if (length == phrase.Length)
                return -1;
            phrase[length++] = letter;
        }

        _ = SkipDecoration(ref reader);
        if (reader.Current != ':')
            return -1;
        var words = phrase[..length].TrimEnd(' ');
        return MarkerNames.Turns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words)
            || (isHeading && MarkerNames.Headings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words))
                ? reader.Position
                : -1;
    }

    private static bool SkipDecoration(ref MarkerReader reader)
    {
        var isHeading = false;
        while (reader.Current is '#' or '*' or '_' or '>' || (reader.IsSpace && !reader.IsLineBreak))
        {
            isHeading |= reader.Current == '#';
            reader.Move();
        }

        return isHeading;
    }
}
