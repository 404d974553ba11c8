namespace Mocop.Cli.Evaluation;

/// <summary>How often each score from 0 to 1000 came up.</summary>
internal sealed class ScoreHistogram
{
    private readonly int[] _counts = new int[1001];

    public int Total { get; private set; }

    public void Add(int score)
    {
        _counts[score]++;
        Total++;
    }

    public void Add(ScoreHistogram other)
    {
        for (var score = 0; score < _counts.Length; score++)
            _counts[score] += other._counts[score];
        Total += other.Total;
    }

    /// <summary>How many scores reach a threshold.</summary>
    public int AtLeast(int threshold) => _counts.AsSpan(Math.Min(threshold, _counts.Length)).ToArray().Sum();

    /// <summary>The lowest threshold that at most this share of the scores reaches; 1001 if the highest score is too frequent.</summary>
    public int ThresholdFor(double share)
    {
        var above = 0;
        for (var score = 1000; score >= 0; score--)
        {
            above += _counts[score];
            if (above > share * Total)
                return score + 1;
        }

        return 0;
    }

    /// <summary>The area under the ROC curve of attacks against benign texts: how often an attack scores higher, equal scores counting half.</summary>
    public static double AreaUnderCurve(ScoreHistogram attacks, ScoreHistogram benign)
    {
        double wins = 0, below = 0;
        for (var score = 0; score <= 1000; score++)
        {
            wins += attacks._counts[score] * (below + (benign._counts[score] / 2.0));
            below += benign._counts[score];
        }

        return wins / ((double)attacks.Total * benign.Total);
    }
}
