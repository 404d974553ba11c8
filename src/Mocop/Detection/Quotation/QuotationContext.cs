using System.Numerics;

namespace Mocop.Detection.Quotation;

/// <summary>
/// Tells a text that speaks about injections from one that makes one: the words are quoted or reported, and the text around them names attacks. Such a match
/// counts for less, never for nothing: whoever writes the text may have added the quotation marks.
/// </summary>
internal static class QuotationContext
{
    private const int Around = 320;
    private const int BeforeMatch = 24;
    private const int AfterMatch = 40;
    private static readonly string[] Reporting =
    [
        "ai", "model", "llm", "chatbot", "agent", "to", "can", "could", "may", "might", "would", "will", "into", "by", "of", "from", "that", "which", "not", "or", "and", "then", "attempts", "tries", "says", "like", "as",
    ];

    /// <summary>The score of a match where it stands.</summary>
    internal static int Adjust(int score, string text, TextSpan span)
    {
        var cues = CountCues(text, span);
        var mark = QuotedBy(text, span);
        // In prose the typographic marks also stand around what somebody says.
        var quoted = mark is '"' or '\'' or '`' || (mark != default && cues > 0);
        var reported = cues > 0 && IsReported(text, span.Start);
        return Math.Max(1, score * Math.Min(Share(cues, quoted, reported), CodeQuotation.Share(text, span)) / 100);
    }

    private static int Share(int cues, bool quoted, bool reported) => (quoted, reported, cues) switch
    {
        (true, _, 0) => 70,
        (true, _, 1) => 50,
        (true, _, _) => 35,
        (_, true, 1) => 54,
        (_, true, _) => 48,
        (_, _, >= 4) => 50,
        (_, _, 3) => 70,
        _ => 100,
    };

    /// <summary>How many different cues stand around the match, outside of it.</summary>
    private static int CountCues(string text, TextSpan span)
    {
        var before = text.AsSpan(Math.Max(0, span.Start - Around)..span.Start);
        var after = text.AsSpan(span.End..Math.Min(text.Length, span.End + Around));
        return BitOperations.PopCount(QuotationCues.Seen(before) | QuotationCues.Seen(after));
    }

    /// <summary>The first of two quotation marks that belong together and stand closely around the match, if there are any. Those of a JSON value, or of a whole text, do not count.</summary>
    private static char QuotedBy(string text, TextSpan span)
    {
        for (var at = span.Start - 1; at >= 0 && span.Start - at <= BeforeMatch && text[at] != '\n'; at--)
        {
            var c = text[at];
            if (QuotationMarks.ClosersOf(c) is not { Length: > 0 } closers || (c is '\'' or '’' && at > 0 && char.IsLetterOrDigit(text[at - 1])))
                continue;
            var rest = text.AsSpan(span.End, Math.Min(AfterMatch, text.Length - span.End));
            var line = rest.IndexOf('\n');
            return (line < 0 ? rest : rest[..line]).ContainsAny(closers) && at > 0 && !IsJsonValue(text, at) ? c : default;
        }

        return default;
    }

    private static bool IsJsonValue(string text, int quote)
    {
        var at = quote - 1;
        while (at >= 0 && text[at] == ' ')
            at--;
        return at > 0 && text[at] == ':' && text[at - 1] == '"';
    }

    /// <summary>Whether the word before the match makes it a report of what somebody does.</summary>
    private static bool IsReported(string text, int start)
    {
        var end = start;
        while (end > 0 && !char.IsLetter(text[end - 1]) && start - end < 3)
            end--;
        var begin = end;
        while (begin > 0 && end - begin < 12 && char.IsLetter(text[begin - 1]))
            begin--;
        var word = text.AsSpan(begin, end - begin);
        // After a comma or a colon a name is called, not spoken of.
        if (end < start && text[end] != ' ')
            return false;
        foreach (var reporting in Reporting)
        {
            if (word.Equals(reporting, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
