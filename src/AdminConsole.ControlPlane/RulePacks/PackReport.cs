using System.Globalization;
using Mocop.Detection.Packs;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>What a trial of a tenant's rules found. They may be published when nothing stands against it.</summary>
/// <param name="Rules">How many rules there are.</param>
/// <param name="Errors">What cannot be read, by rule and member; when there is any, nothing else was tried.</param>
/// <param name="Examples">Examples of the rules' own that came out otherwise than written.</param>
/// <param name="Cases">The tenant's saved cases, as the rules in force and these see them.</param>
/// <param name="Cost">What the rules cost beside the built-in ones; null when it was not measured.</param>
public sealed record PackReport(int Rules, IReadOnlyList<string> Errors, IReadOnlyList<FailedExample> Examples, IReadOnlyList<CaseOutcome> Cases, PackCost? Cost)
{
    /// <summary>Why the rules may not be published, one sentence each; empty when they may.</summary>
    public IReadOnlyList<string> Objections =>
    [
        .. Errors,
        .. Examples.Select(e => $"rule '{e.Rule}': {(e.ShouldMatch ? "does not match its positive example" : "matches its negative example")} “{Short(e.Text)}”"),
        .. Cases.Where(c => c.Objects).Select(c => c.Flagged ? $"the saved case “{c.Name}” is an attack that is flagged now and would no longer be" : $"the saved case “{c.Name}” is harmless and would be flagged"),
        .. Cost?.Objections ?? [],
    ];

    public bool MayBePublished => Objections.Count == 0;

    private static string Short(string text) => text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;
}

/// <summary>A saved case under two sets of rules.</summary>
/// <param name="Id">The case.</param>
/// <param name="Name">Its name.</param>
/// <param name="Flagged">Whether it must be flagged.</param>
/// <param name="Before">Whether the rules in force flag it.</param>
/// <param name="After">Whether the tried rules do, beside the built-in ones.</param>
/// <param name="ByOwnRule">Whether one of the tried rules matches in it.</param>
/// <param name="Score">The score under the tried rules, in thousandths.</param>
public sealed record CaseOutcome(Guid Id, string Name, bool Flagged, bool Before, bool After, bool ByOwnRule, int Score)
{
    /// <summary>Whether the tried rules get it right.</summary>
    public bool IsRight => After == Flagged;

    /// <summary>Whether it stands against the rules: it was right and would be wrong, or an own rule flags what is harmless. What the built-in rules alone get wrong does not.</summary>
    public bool Objects => !IsRight && (Before == Flagged || (!Flagged && ByOwnRule));
}

/// <summary>The cost of a tenant's rules over a fixed amount of text, beside the built-in rules over the same text in the same run.</summary>
/// <param name="Characters">How much text.</param>
/// <param name="Steps">Steps of the own patterns.</param>
/// <param name="BuiltInSteps">Steps of the built-in patterns.</param>
/// <param name="TimeRatio">Time of the own scan divided by time of the built-in scan, each the best of some rounds.</param>
public sealed record PackCost(int Characters, long Steps, long BuiltInSteps, double TimeRatio)
{
    public const double MostSteps = 3;

    public const double MostTime = 4;

    public double StepRatio => Steps / (double)Math.Max(BuiltInSteps, 1);

    internal IEnumerable<string> Objections
    {
        get
        {
            if (StepRatio > MostSteps)
            {
                yield return Say($"the rules take {StepRatio:0.0} times as many steps as all built-in rules over the same {Characters:N0} characters; {MostSteps:0} times are allowed. Long gaps and patterns that begin with common words cost most");
            }

            if (TimeRatio > MostTime)
            {
                yield return Say($"the rules take {TimeRatio:0.0} times as long as all built-in rules over the same {Characters:N0} characters; {MostTime:0} times are allowed. Expressions with short literals cost most");
            }
        }
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
