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

    /// <summary>Whether the last word is an order, or begins with the only capital of a text that begins with a full stop or a small letter.</summary>
    private static bool EndsWithOrder(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(".!?:;,\"' ");
        var last = text[(text.LastIndexOfAny(' ', '\n') + 1)..];
        var first = text.TrimStart(" \n\"'");
        if (last.Length > 1 && last.Length < text.Length && char.IsAsciiLetterUpper(last[0]) && !first.IsEmpty && (char.IsAsciiLetterLower(first[0]) || first[0] == '.') && !first[..^last.Length].ContainsAnyInRange('A', 'Z') && first.IndexOf(' ') is > 0 and var end && first[..end].EndsWith("."))
            return true;
        foreach (var order in Orders)
        {
            if (text.EndsWith(order, StringComparison.OrdinalIgnoreCase) && text.Length > order.Length && text[^(order.Length + 1)] is ' ' or '\n')
                return true;
        }

        return false;
    }
}
