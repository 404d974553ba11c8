using Mocop.Detection.Model;

namespace Mocop.Train;

/// <summary>Fits how model and rules count together, on scores of sources held apart, and sets both ways to be sure at a false-positive rate.</summary>
internal static class ScaleFitter
{
    /// <summary>The share of benign texts that the model may flag alone.</summary>
    private const double FalsePositivesAlone = 0.0055;

    /// <summary>The share of benign texts that model and rules may flag together.</summary>
    private const double FalsePositivesTogether = 0.001;

    private const int Steps = 400;
    private const double StepSize = 0.5;

    /// <summary>Fits the scale.</summary>
    /// <param name="samples">Texts with scores of a model that did not know their source.</param>
    /// <param name="isDirect">Whether the scale is for users' messages.</param>
    /// <param name="threshold">The default policy's threshold for such blocks, in thousandths.</param>
    internal static ScoreScale Fit(IReadOnlyList<Sample> samples, bool isDirect, int threshold)
    {
        var (model, rules) = FitWeights(samples);
        var benign = samples.Where(s => !s.IsAttack && s.IsDirect == isDirect).ToArray();
        var flagged = ScoreScale.Odds(threshold);
        return new(flagged - Quantile(benign, FalsePositivesAlone, s => s.Logit), flagged - Quantile(benign, FalsePositivesTogether, s => Joint(s, model, rules)), model, rules);
    }

    private static float Joint(Sample sample, float model, float rules) => (model * sample.Logit) + (rules * ScoreScale.Odds(sample.RuleScore));

    private static float Quantile(Sample[] benign, double share, Func<Sample, float> score) => benign.Select(score).OrderDescending().ElementAt((int)(benign.Length * share));

    private static (float Model, float Rules) FitWeights(IReadOnlyList<Sample> samples)
    {
        var sizes = samples.CountBy(s => (s.Source, s.IsAttack)).ToDictionary();
        var rows = samples.Select(s => (s.IsAttack, Weight: 1 / Math.Sqrt(sizes[(s.Source, s.IsAttack)]), X: (double[])[1, s.Logit, ScoreScale.Odds(s.RuleScore), s.IsDirect ? 1 : 0])).ToArray();
        var total = rows.Sum(r => r.Weight);
        var weights = new double[4];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var (isAttack, weight, x) in rows)
            {
                var error = weight * ((isAttack ? 1 : 0) - (1 / (1 + Math.Exp(-x.Zip(weights, (a, b) => a * b).Sum()))));
                for (var i = 0; i < x.Length; i++)
                    gradient[i] += error * x[i];
            }

            for (var i = 0; i < weights.Length; i++)
                weights[i] += StepSize * gradient[i] / total;
        }

        return ((float)weights[1], (float)weights[2]);
    }
}
