using Mocop.Detection.Quotation;

namespace Mocop.Detection.Model.Tongues;

/// <summary>Tells where a text that is not English speaks about attacks and quotes them: quoted ideas are then learned apart from ideas of the text itself.</summary>
internal static class TongueQuotes
{
    private const int Around = 320;

    /// <summary>Whether something is quoted in a window, and words that stand beside quoted attacks stand in it or around it.</summary>
    internal static bool AreSpokenOf(ReadOnlySpan<char> text, ReadOnlySpan<TongueToken> window)
    {
        foreach (var token in window)
        {
            if (token.Idea != 0 && (token.Marks & TongueMarks.Quoted) != TongueMarks.None)
                return QuotationCues.Seen(text[Math.Max(0, window[0].Start - Around)..Math.Min(text.Length, window[^1].End + Around)]) != 0;
        }

        return false;
    }
}
