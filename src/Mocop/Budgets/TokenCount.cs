namespace Mocop.Budgets;

/// <summary>Counts tokens; an estimate until the encodings are here.</summary>
internal static class TokenCount
{
    public static int Of(ReadOnlySpan<char> text) => (text.Length + 3) / 4;
}
