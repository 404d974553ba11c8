namespace Mocop.Detection.Packs;

/// <summary>One rule of a pack: what it looks for, how it is explained, and texts that prove it. Immutable.</summary>
public sealed record DetectionRule
{
    /// <summary>The stable id, family first: <c>override.ignore-previous</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The family; it must be one of the pack's categories.</summary>
    public required string Category { get; init; }

    /// <summary>What the text does, in a few words that an operator understands: <c>tells the model to ignore its earlier instructions</c>.</summary>
    public required string Technique { get; init; }

    /// <summary>How much harm the technique can do.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure a match is in plugin, retrieved and remembered text, in thousandths (1 to 1000).</summary>
    public required int Score { get; init; }

    /// <summary>The same in a user's own message, where orders are ordinary; 0 means that the rule does not apply. Left out, it is <see cref="Score"/>.</summary>
    public int? UserScore { get; init; }

    /// <summary>Languages that the patterns are written in, ISO 639-1.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>Word patterns; see <c>docs/detection.md</c> for the notation.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Exact strings with an expression that must match right there.</summary>
    public IReadOnlyList<DetectionExpression> Expressions { get; init; } = [];

    /// <summary>Signals of the views that this rule speaks for: <c>tag-characters</c>, <c>bidi-override</c>, …</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>A match is dropped when one of these words stands within three words before it: <c>@negation</c>.</summary>
    public string? UnlessAfter { get; init; }

    /// <summary>The published names of the technique where they differ from the category's.</summary>
    public CategoryTaxonomy? Taxonomy { get; init; }

    /// <summary>Texts in which the rule must match.</summary>
    public IReadOnlyList<string> Positive { get; init; } = [];

    /// <summary>Texts in which it must not.</summary>
    public IReadOnlyList<string> Negative { get; init; } = [];
}

/// <summary>An expression that is tried only where a literal stands, so that no text makes it run everywhere.</summary>
/// <param name="Literal">The string to find, ASCII letters in either case.</param>
/// <param name="Then">A .NET regular expression without backreferences or look-around, matched where the literal begins.</param>
public sealed record DetectionExpression(string Literal, string Then);

/// <summary>The published names of a family.</summary>
/// <param name="Direct">In a user's own message.</param>
/// <param name="Indirect">In text that came from somewhere else.</param>
public sealed record CategoryTaxonomy(Taxonomy Direct, Taxonomy Indirect);
