using Mocop.Blocks;
using Mocop.Detection.Views;

namespace Mocop.Detection;

/// <summary>A finding with what was decoded into what until it was seen.</summary>
/// <param name="Finding">What was seen.</param>
/// <param name="Steps">The original first, then what each decoding made of it; one step for what stands in plain text. All of it is untrusted text.</param>
public sealed record ExplainedFinding(Finding Finding, IReadOnlyList<DecodingStep> Steps)
{
    internal static ExplainedFinding Of(Finding finding, TextView view, TextSpan span)
    {
        var steps = new List<DecodingStep>();
        while (true)
        {
            var source = view.Source;
            steps.Insert(0, DecodingStep.Of(NameOf(view, span), view.Text, span));
            if (source is null)
                break;
            span = view.ToSource(span);
            view = source;
        }

        // A view that only says the same in plain characters is no step where it changed nothing.
        steps.RemoveAll(s => s.Decoding.Length == 0 && steps.IndexOf(s) > 0);
        return new(finding, steps);
    }

    private static string NameOf(TextView view, TextSpan span) =>
        view.Source is not { } source ? ""
        : view.Decodings.Count > source.Decodings.Count ? view.Decodings[^1]
        : string.Join(", ", view.DecodingsOf(span).Skip(view.Decodings.Count));
}

/// <summary>A text on the way from the original to what was seen.</summary>
/// <param name="Decoding">What was undone, e.g. <c>base64</c>; empty for the original.</param>
/// <param name="Text">The text around what was seen, at most some hundred code units. Untrusted, and perhaps not well-formed.</param>
/// <param name="Span">Where in <paramref name="Text"/> that stands.</param>
public sealed record DecodingStep(string Decoding, string Text, TextSpan Span)
{
    private const int Around = 60;
    private const int LongestSpan = 600;

    internal static DecodingStep Of(string decoding, string text, TextSpan span)
    {
        var start = Math.Clamp(span.Start, 0, text.Length);
        var end = Math.Clamp(span.End, start, Math.Min(text.Length, start + LongestSpan));
        var from = Math.Max(0, start - Around);
        var to = Math.Min(text.Length, end + Around);
        return new(decoding, text[from..to], new(start - from, end - from));
    }
}

/// <summary>Explains what scanners see.</summary>
public static class ScanExplanation
{
    /// <summary>Scans a text again and says of each finding what was decoded into what.</summary>
    /// <param name="scanner">The scanner; one that is not of this library explains nothing.</param>
    /// <param name="text">The original text.</param>
    /// <param name="kind">What the block is.</param>
    /// <returns>The findings by position.</returns>
    public static IReadOnlyList<ExplainedFinding> Explain(this IBlockScanner scanner, string text, BlockKind kind) => scanner switch
    {
        InjectionScanner injection => injection.Explain(text, kind),
        CombinedScanner combined => combined.Explain(text, kind),
        _ => [],
    };
}
