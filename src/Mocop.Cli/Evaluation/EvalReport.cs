namespace Mocop.Cli.Evaluation;

/// <summary>The figures of an evaluation: by source, and their means over sources.</summary>
internal sealed record EvalReport(IReadOnlyList<AttackFigures> Attacks, IReadOnlyList<BenignFigures> Benign, EvalSummary Summary)
{
    private const double Often = 0.01;
    private const double Rarely = 0.001;

    public static EvalReport Of(IEnumerable<EvalGroup> groups)
    {
        var sorted = groups.OrderBy(g => g.Name, StringComparer.Ordinal).ToArray();
        var attacks = sorted.Where(g => g.IsAttack).ToArray();
        var benign = sorted.Where(g => !g.IsAttack).ToArray();
        var ordinary = new ScoreHistogram();
        foreach (var group in benign)
            ordinary.Add(group.Scores);
        var falseFlags = new Share(benign.Sum(g => g.Flagged.Count), ordinary.Total);
        var one = ordinary.Total == 0 ? null : (int?)ordinary.ThresholdFor(Often);
        var tenth = ordinary.Total == 0 ? null : (int?)ordinary.ThresholdFor(Rarely);
        AttackFigures[] figures = [.. attacks.Select(g => new AttackFigures(
            g.Name, Rate.From(g.Flagged), Rate.From(g.Blocked), RecallAt(g, one), RecallAt(g, tenth), ordinary.Total == 0 ? null : ScoreHistogram.AreaUnderCurve(g.Scores, ordinary)))];
        var found = attacks.Sum(g => g.Flagged.Count);
        var all = attacks.Sum(g => g.Scores.Total);
        return new EvalReport(
            figures,
            [.. benign.Select(g => new BenignFigures(g.Name, Rate.From(g.Flagged), Rate.From(g.Blocked)))],
            new EvalSummary(
                Mean(figures, f => f.Flagged.Value),
                Mean(benign, g => g.Flagged.Value),
                Rate.From(falseFlags),
                all == 0 ? null : 2.0 * found / (found + falseFlags.Count + all),
                one,
                Mean(figures, f => f.RecallAtOnePercent),
                tenth,
                Mean(figures, f => f.RecallAtTenthPercent),
                Mean(figures, f => f.AreaUnderCurve)));
    }

    private static double? RecallAt(EvalGroup group, int? threshold) => threshold is { } t ? (double)group.Scores.AtLeast(t) / group.Scores.Total : null;

    private static double? Mean<T>(IReadOnlyCollection<T> items, Func<T, double?> value) => items.Count == 0 ? null : items.Average(value);
}

/// <summary>A share of texts with its Wilson interval of 95 %.</summary>
internal sealed record Rate(int Count, int Rows, double Value, double Low, double High)
{
    public static Rate From(Share share) => new(share.Count, share.Of, share.Of == 0 ? 0 : share.Value, share.Of == 0 ? 0 : share.Low, share.Of == 0 ? 1 : share.High);
}

/// <summary>The attacks of one source. The recalls at 1 % and 0.1 % are at thresholds set on all benign texts of this run; flagged and blocked are at the policy's.</summary>
internal sealed record AttackFigures(string Source, Rate Flagged, Rate Blocked, double? RecallAtOnePercent, double? RecallAtTenthPercent, double? AreaUnderCurve);

/// <summary>The benign texts of one source.</summary>
internal sealed record BenignFigures(string Source, Rate Flagged, Rate Blocked);

/// <summary>Means over sources (macro), and what was pooled where a mean makes no sense.</summary>
internal sealed record EvalSummary(
    double? MacroRecall,
    double? MacroFalsePositives,
    Rate FalsePositives,
    double? F1,
    int? ThresholdAtOnePercent,
    double? MacroRecallAtOnePercent,
    int? ThresholdAtTenthPercent,
    double? MacroRecallAtTenthPercent,
    double? MacroAreaUnderCurve);
