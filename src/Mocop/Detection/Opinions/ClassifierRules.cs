namespace Mocop.Detection.Opinions;

/// <summary>The ids of findings that come of a <see cref="ClassifierOpinion"/>. A policy can exempt them like rules.</summary>
public static class ClassifierRules
{
    /// <summary>The classifier is surer than the detectors that the text carries an injection.</summary>
    public const string Injection = "classifier.injection";

    /// <summary>The classifier is less sure than the detectors, and has lowered the score.</summary>
    public const string Harmless = "classifier.harmless";

    /// <summary>The classifier was asked and did not answer, and was not to be done without.</summary>
    public const string Unanswered = "classifier.unanswered";

    internal const string Category = "classifier";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Injection, Harmless, Unanswered];

    internal static string TechniqueOf(string rule) => rule switch
    {
        Injection => "held for an injection by your own classifier",
        Harmless => "held for less likely by your own classifier",
        _ => "could not be judged: your own classifier did not answer",
    };
}
