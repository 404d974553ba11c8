namespace Mocop.Detection.Phrases;

/// <summary>
/// A pattern as it is written, cut into its parts: <c>ignore|disregard {0-4} all|any? instruct*|rules</c>. Parts stand in order, at most as many unknown
/// words apart as the gap says. <c>_</c> joins the words of one alternative, <c>*</c> ends a stem, <c>?</c> marks a part that may be missing,
/// <c>:</c> wants a colon, <c>^</c> a line start, and <c>{~0-4}</c> may cross one end of a sentence.
/// </summary>
internal sealed record PhraseText(bool LineStart, IReadOnlyList<PhrasePart> Parts)
{
    internal const int WidestGap = 20;
    internal const int MostParts = 8;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="lists">Named word lists, used as <c>@name</c>.</param>
    /// <param name="error">What is wrong with it, for its author.</param>
    /// <returns>The parts, or <see langword="null"/> and an error.</returns>
    internal static PhraseText? Parse(string text, IReadOnlyDictionary<string, string> lists, out string? error)
    {
        var parts = new List<PhrasePart>();
        var gap = new PhraseGap(0, 0, false);
        var lineStart = text.StartsWith('^');
        foreach (var piece in text.AsSpan(lineStart ? 1 : 0).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece[0] == '{')
            {
                if (PhraseGap.Parse(piece) is not { } read)
                {
                    error = $"the gap '{piece}' is not of the form {{0-4}}, at most {WidestGap} words wide";
                    return null;
                }

                gap = read;
                continue;
            }

            if (PhrasePart.Parse(piece, gap, lists, out error) is not { } part)
                return null;
            parts.Add(part);
            gap = new(0, 0, false);
        }

        error = parts.Count switch
        {
            0 => "the pattern is empty",
            > MostParts => "the pattern has more than 8 parts",
            _ when parts[0].Optional => "the first part of a pattern cannot be optional",
            _ => null,
        };
        return error is null ? new(lineStart, parts) : null;
    }
}

/// <summary>How many words may stand between two parts.</summary>
internal readonly record struct PhraseGap(int Minimum, int Maximum, bool CrossesSentence)
{
    internal static PhraseGap? Parse(string piece)
    {
        if (piece.Length < 3 || piece[^1] != '}')
            return null;
        var inner = piece.AsSpan(1, piece.Length - 2);
        var crosses = inner[0] == '~';
        if (crosses)
            inner = inner[1..];
        var dash = inner.IndexOf('-');
        var low = dash < 0 ? inner : inner[..dash];
        var high = dash < 0 ? inner : inner[(dash + 1)..];
        return int.TryParse(low, out var minimum) && int.TryParse(high, out var maximum)
            && minimum >= 0 && maximum >= minimum && maximum <= PhraseText.WidestGap
            ? new(minimum, maximum, crosses)
            : null;
    }
}
