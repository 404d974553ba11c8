using System.Collections.Frozen;

namespace Mocop.Escaping;

/// <summary>Finds markers that open with a bracket. A marker cannot be written without its opening bracket, so escaping that one takes the marker away.</summary>
internal static class BracketMarkers
{
    private const int MaxNameChars = 40;

    /// <summary>Whether the character at a position opens a marker.</summary>
    public static bool OpensAt(ReadOnlySpan<char> text, int at)
    {
        var reader = new MarkerReader(text, at);
        return reader.Current switch
        {
            '<' => OpensTag(reader),
            '[' => OpensBracket(reader),
            '{' => OpensBlock(reader),
            _ => false,
        };
    }

    private static bool OpensTag(MarkerReader reader)
    {
        reader.Move();
        var isLoose = SkipSlashes(ref reader);
        if (reader.Current == '|')
            return true;
        Span<char> letters = stackalloc char[MaxNameChars];
        var name = letters[..ReadName(ref reader, letters, isPrefixed: true)];
        var touches = !reader.IsSpace;
        var isBoundary = reader.IsEnd || reader.IsSpace || reader.Current is '>' or '/' or '=' or '<';
        if (touches && !isBoundary)
            return false;
        reader.SkipSpaces();
        if (Has(MarkerNames.Elements, name) && (!isLoose || reader.Current == '>'))
            return true;
        _ = SkipSlashes(ref reader);
        return reader.Current == '>' && (Has(MarkerNames.ClosedTags, name) || IsNumbered(name));
    }

    private static bool OpensBracket(MarkerReader reader)
    {
        reader.Move();
        _ = SkipSlashes(ref reader);
        Span<char> letters = stackalloc char[MaxNameChars];
        var name = letters[..ReadName(ref reader, letters)];
        if (name.StartsWith("mocop", StringComparison.Ordinal))
            return true;
        reader.SkipSpaces();
        if (!reader.Take(']'))
            return false;
        if (Has(MarkerNames.Brackets, name))
            return true;
        reader.SkipSpaces();
        return Has(MarkerNames.AnchoredBrackets, name) && reader.Current == '(';
    }

    private static bool OpensBlock(MarkerReader reader)
    {
        reader.Move();
        if (!reader.Take('{'))
            return false;
        reader.SkipSpaces();
        if (!reader.Take('#'))
            return false;
        reader.SkipSpaces();
        Span<char> letters = stackalloc char[MaxNameChars];
        var name = letters[..ReadName(ref reader, letters)];
        foreach (var start in MarkerNames.Blocks)
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Skips slashes and spaces, and says whether there were spaces.</summary>
    private static bool SkipSlashes(ref MarkerReader reader)
    {
        var hasSpaces = false;
        for (; reader.Current == '/' || reader.IsSpace; reader.Move())
            hasSpaces |= reader.IsSpace;
        return hasSpaces;
    }

    private static int ReadName(ref MarkerReader reader, scoped Span<char> letters, bool isPrefixed = false)
    {
        var length = 0;
        while (char.IsAsciiLetterOrDigit(reader.Current) || reader.Current is '_' or '-' || (reader.Current == ':' && isPrefixed))
        {
            if (reader.Current == ':')
                length = 0;
            else if (length < letters.Length)
                letters[length++] = reader.Current;
            else
                return length;
            reader.Move();
        }

        return length;
    }

    private static bool IsNumbered(ReadOnlySpan<char> name)
    {
        foreach (var start in MarkerNames.NumberedTags)
        {
            if (name.StartsWith(start, StringComparison.Ordinal) && name.Length > start.Length && !name[start.Length..].ContainsAnyExceptInRange('0', '9'))
                return true;
        }

        return false;
    }

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> name) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
