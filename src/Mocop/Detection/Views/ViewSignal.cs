namespace Mocop.Detection.Views;

/// <summary>Something about how a text is written that hides what it says. Rules give it a score and a name.</summary>
/// <param name="Name">One of <see cref="All"/>.</param>
/// <param name="Span">Where, in the view that it was seen in.</param>
internal readonly record struct ViewSignal(string Name, TextSpan Span)
{
    internal const string TagCharacters = "tag-characters";
    internal const string VariationSelectors = "variation-selectors";
    internal const string InvisibleBits = "invisible-bits";
    internal const string InvisibleInWords = "invisible-in-words";
    internal const string BidiOverride = "bidi-override";
    internal const string StackedMarks = "stacked-marks";
    internal const string MixedScripts = "mixed-scripts";
    internal const string TerminalControl = "terminal-control";
    internal const string DecodingLimit = "decoding-limit";

    internal static IReadOnlyList<string> All { get; } =
    [
        TagCharacters, VariationSelectors, InvisibleBits, InvisibleInWords, BidiOverride, StackedMarks, MixedScripts, TerminalControl, DecodingLimit,
    ];
}
