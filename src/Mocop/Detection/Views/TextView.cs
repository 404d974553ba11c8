namespace Mocop.Detection.Views;

/// <summary>A text, or what a decoding made of it, with the way back to the original.</summary>
internal sealed class TextView
{
    private readonly TextView? _source;
    private readonly OffsetMap? _map;
    private SearchedStretches? _searched;

    /// <summary>The original.</summary>
    internal TextView(string original)
    {
        Text = original;
        Decodings = [];
    }

    private TextView(TextView source, string text, OffsetMap map, IReadOnlyList<string> decodings)
    {
        _source = source;
        _map = map;
        Text = text;
        Decodings = decodings;
    }

    internal string Text { get; }

    /// <summary>The view it was made from.</summary>
    internal TextView? Source => _source;

    /// <summary>The number of the decoder that made it; -1 for the original.</summary>
    internal int Decoder { get; set; } = -1;

    /// <summary>The other decoders of single places that found something in the view it was made from, as bits.</summary>
    internal ulong InPlaceDecoders { get; set; }

    /// <summary>Whether it was made by the first of those decoders, so that the others follow on it.</summary>
    internal bool IsFirstInPlace { get; set; }

    /// <summary>The stretches of this text and of all views made of it that were searched for hidden writing; kept with the original.</summary>
    internal SearchedStretches Searched => _source?.Searched ?? (_searched ??= new());

    /// <summary>The decodings that led here, outermost first.</summary>
    internal IReadOnlyList<string> Decodings { get; }

    /// <summary>What was seen while the view was made.</summary>
    internal List<ViewSignal> Signals { get; } = [];

    /// <summary>Where folding changed a character, and how; by position.</summary>
    internal IReadOnlyList<FoldedCharacter> Folds { get; init; } = [];

    /// <summary>The view that a decoding makes of this one.</summary>
    internal TextView Decoded(string decoding, ViewWriter written) => new(this, written.Text, written.Map, [.. Decodings, decoding]);

    /// <summary>The same text in plain characters.</summary>
    internal TextView Folded(string text, OffsetMap map, IReadOnlyList<FoldedCharacter> folds) => new(this, text, map, Decodings) { Folds = folds };

    /// <summary>Where a span of this view stands in the view it was made from.</summary>
    internal TextSpan ToSource(TextSpan span) => _map!.ToSource(span);

    /// <summary>Where a span of this view stands in the original.</summary>
    internal TextSpan ToOriginal(TextSpan span) => _source is null ? span : _source.ToOriginal(_map!.ToSource(span));

    /// <summary>The decodings that made the characters of a span what they are here.</summary>
    internal IReadOnlyList<string> DecodingsOf(TextSpan span)
    {
        var folds = Folds.Where(f => f.Position >= span.Start && f.Position < span.End).Select(f => f.Kind).Distinct(StringComparer.Ordinal).ToList();
        return folds.Count == 0 ? Decodings : [.. Decodings, .. folds];
    }
}

/// <summary>A place where folding changed something that an attacker may have put there.</summary>
/// <param name="Position">In the folded view.</param>
/// <param name="Kind"><c>invisible</c>, <c>compatibility</c>, <c>confusable</c>, <c>marks</c> or <c>control</c>.</param>
internal readonly record struct FoldedCharacter(int Position, string Kind);
