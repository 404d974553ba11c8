namespace Mocop.Detection;

/// <summary>Whether a text speaks about an injection instead of making one: the words are quoted, and the text around them names attacks.</summary>
internal static class QuotationContext
{
    internal static int Adjust(int score, string text, TextSpan span)
    {
        _ = text;
        _ = span;
        return score;
    }
}
