using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Sentences whose words stand in reverse order: the order comes last.</summary>
internal sealed class WordOrderDecoder() : IViewDecoder
{
    private const int Longest = 2048;
    private static readonly string[] Orders = ["ignore", "disregard", "forget", "override", "reveal", "bypass", "new", "overlook"];

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey) => text.TrimEnd() is { Length: <= Longest } trimmed && EndsWithOrder(trimmed);

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        var text = view.Folded.Text.AsSpan().TrimEnd();
        if (text.Length > Longest || !EndsWithOrder(text))
            return;
        var writer = new ViewWriter(view.Folded.Text);
        for (var end = text.Length; end > 0;)
        {
            var start = text[..end].LastIndexOfAny(' ', '\n') + 1;
            writer.Copy(start, end);
            if (start > 0)
                writer.Replace(' ', start - 1, start);
            end = start - 1;
        }

        into.Add(view.Folded.Decoded("word-order", writer));
    }

    private static bool EndsWithOrder(ReadOnlySpan<char> text)
    {
        foreach (var order in Orders)
        {
            if (text.EndsWith(order, StringComparison.OrdinalIgnoreCase) && text.Length > order.Length && text[^(order.Length + 1)] is ' ' or '\n')
                return true;
        }

        return false;
    }
}
