namespace Mocop.Detection.Opinions;

/// <summary>What a classifier of the caller's own said of one text. The engine asks none: it weighs what it is given.</summary>
/// <param name="Score">How sure the classifier is that the text carries an injection, in thousandths (0 to 1000); <see langword="null"/> if it gave no answer where one is required.</param>
public sealed record ClassifierOpinion(int? Score)
{
    /// <summary>It was asked and did not answer, and is not to be done without: the text is treated as if it reached the first threshold of its kind.</summary>
    public static ClassifierOpinion Unanswered { get; } = new((int?)null);

    /// <summary>What the classifier calls what it saw. Untrusted text, as short as <see cref="Finding.Matched"/>.</summary>
    public string Label { get; init; } = "";

    /// <summary>Whether it may lower the score of the text. It never takes a finding away.</summary>
    public bool MayLower { get; init; }
}
