namespace Mocop.Detection;

/// <summary>What the detectors say of one text.</summary>
/// <param name="Score">The score of the whole text in thousandths (0 to 1000): how sure it is that the text carries an injection.</param>
/// <param name="Findings">What was seen, by position.</param>
public sealed record ScanResult(int Score, IReadOnlyList<Finding> Findings)
{
    private const int MostRulesOfAFamily = 3;
    private const double LaterRuleWeight = 0.4;

    /// <summary>
    /// How sure it is that a text that came from elsewhere gives instructions of any kind, in thousandths; 0 if it is not likely. Apart from <see cref="Score"/>:
    /// instructions are what an agent's own files are full of, and only who wrote them says whether they are an attack. It is not looked for in a user's own message.
    /// </summary>
    public int InstructionScore { get; init; }

    /// <summary>Where the text reads most like instructions, if <see cref="InstructionScore"/> is not 0.</summary>
    public TextSpan? InstructionSpan { get; init; }

    /// <summary>Nothing was seen.</summary>
    public static ScanResult Clean { get; } = new(0, []);

    /// <summary>
    /// What some findings say together: as sure as the surest of each family, surer where families agree, and a little surer where other rules of the
    /// same family do. What is left after rules were silenced is scored the same way.
    /// </summary>
    /// <param name="findings">The findings, by position.</param>
    public static ScanResult Of(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return Clean;
        var miss = 1.0;
        foreach (var family in findings.GroupBy(f => f.Category, StringComparer.Ordinal))
        {
            var weight = 1.0;
            foreach (var score in family.GroupBy(f => f.Rule, StringComparer.Ordinal).Select(r => r.Max(f => f.Score)).OrderDescending().Take(MostRulesOfAFamily))
            {
                miss *= 1 - (weight * score / 1000);
                weight = LaterRuleWeight;
            }
        }

        return new((int)Math.Round((1 - miss) * 1000), findings);
    }
}
