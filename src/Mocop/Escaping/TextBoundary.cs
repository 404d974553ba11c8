using System.Globalization;
using System.Text;

namespace Mocop.Escaping;

/// <summary>Places where a prepared text may be cut: not inside an escape or a scar, not inside a character as a person sees it, not inside a line break.</summary>
internal static class TextBoundary
{
    private const int MaxMarks = 64;

    /// <summary>The last boundary at or before a place.</summary>
    public static int AtOrBefore(PreparedText text, int place)
    {
        var at = Math.Clamp(place, 0, text.Content.Length);
        for (var steps = 0; at > 0; steps++)
        {
            if (Around(text, at) is { } span)
                at = span.Start;
            else if (at < text.Content.Length && Continues(text.Content, at, steps))
                at--;
            else
                break;
        }

        return at;
    }

    /// <summary>The first boundary at or after a place.</summary>
    public static int AtOrAfter(PreparedText text, int place)
    {
        var at = Math.Clamp(place, 0, text.Content.Length);
        for (var steps = 0; at < text.Content.Length; steps++)
        {
            if (Around(text, at) is { } span)
                at = span.End;
            else if (at > 0 && Continues(text.Content, at, steps))
                at++;
            else
                break;
        }

        return at;
    }

    /// <summary>Whether the code unit at a place belongs to the character before it. Beyond a bound of marks only surrogate pairs are held together.</summary>
    private static bool Continues(string content, int at, int steps)
    {
        if (char.IsSurrogatePair(content[at - 1], content[at]))
            return true;
        if (steps >= MaxMarks)
            return false;
        return (content[at - 1] == '\r' && content[at] == '\n')
            || content[at - 1] == '\u200D'
            || content[at] is '\u200C' or '\u200D'
            || (Rune.TryGetRuneAt(content, at, out var rune)
                && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                    || rune.Value is >= 0x1F3FB and <= 0x1F3FF or >= 0xE0020 and <= 0xE007F));
    }

    private static Detection.TextSpan? Around(PreparedText text, int at)
    {
        var (low, high) = (0, text.Transforms.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.Transforms[middle].Target.End <= at)
                low = middle + 1;
            else
                high = middle;
        }

        return low < text.Transforms.Count && text.Transforms[low].Target.Start < at ? text.Transforms[low].Target : null;
    }
}
