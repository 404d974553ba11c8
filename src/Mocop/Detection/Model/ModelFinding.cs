using Mocop.Detection.Views;

namespace Mocop.Detection.Model;

/// <summary>Says what the model saw in the words of a finding.</summary>
internal static class ModelFinding
{
    internal static readonly (string Id, string Category, string Technique) Rule = ("model.injection", "model", "reads like an attempt to steer the model, as learned from examples");

    /// <summary>Below this score the model says nothing of a text from elsewhere beside the rules.</summary>
    private const int Quietest = 300;

    /// <summary>Below this score it says nothing of a user's message, whose threshold is higher.</summary>
    private const int QuietestDirect = 480;

    /// <summary>From this score on a text is said to give instructions.</summary>
    private const int LeastInstruction = 700;

    private const int Grave = 800;

    /// <summary>
    /// What the model adds to the rules: a finding whose score, taken together with theirs as independent evidence, makes the score of both. Nothing where the rules are
    /// as sure by themselves.
    /// </summary>
    internal static (TextSpan Span, TextView View, int Score)? Of(ModelScan? scan, int ruleScore)
    {
        if (scan?.View is not { } view)
            return null;
        var both = scan.Score(ruleScore);
        if (both < QuietestOf(scan) || both <= ruleScore)
            return null;
        var own = (int)Math.Round(1000 * (both - ruleScore) / (1000.0 - ruleScore));
        return own == 0 ? null : (scan.Narrow(), view, own);
    }

    /// <summary>Whether the model has nothing to say of a text in which the rules saw nothing.</summary>
    internal static bool IsSilent(ModelScan? scan) =>
        scan?.View is null || (scan.Score(0) < QuietestOf(scan) && (scan.InstructionPlace is null || InstructionScore(scan) < LeastInstruction));

    /// <summary>How sure the model is that the text gives instructions, and where in the original; nothing if it is not.</summary>
    internal static (TextSpan Span, int Score)? InstructionOf(ModelScan? scan)
    {
        if (scan?.InstructionPlace is not var (view, span))
            return null;
        var score = InstructionScore(scan);
        return score >= LeastInstruction ? (view.ToOriginal(span), score) : null;
    }

    private static int QuietestOf(ModelScan scan) => scan.IsDirect ? QuietestDirect : Quietest;

    private static int InstructionScore(ModelScan scan) => (int)MathF.Round(1000 / (1 + MathF.Exp(-scan.Instruction)));

    internal static Severity SeverityOf(int score) => score >= Grave ? Severity.High : Severity.Medium;

    internal static Taxonomy TaxonomyOf(bool isDirect) => new("LLM01", isDirect ? "AML.T0051.000" : "AML.T0051.001");
}
