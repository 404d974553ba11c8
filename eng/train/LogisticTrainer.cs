using Mocop.Detection.Model;

namespace Mocop.Train;

/// <summary>
/// Learns a weight for each feature by logistic regression. A text counts by its loudest window: an attack needs only one, and a benign text may have none.
/// </summary>
internal sealed class LogisticTrainer(Func<Sample, bool> isPositive, int seed, int bits = WindowFeatures.Bits)
{
    private const int Epochs = 4;
    private const float Rate = 0.1f;
    private const float BiasRate = 0.05f;
    private const float Decay = 1e-3f;
    private const float Steadiness = 1e-4f;
    private const float Silence = -12;
    private readonly float[] _weights = new float[1 << bits];
    private readonly float[] _squares = new float[1 << bits];
    private float _bias;
    private float _biasSquares;

    internal void Train(IReadOnlyList<Sample> samples)
    {
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var random = new Random(seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var index in order)
                Learn(samples[index]);
        }
    }

    /// <summary>The logit of the loudest window; far below zero for a text without words.</summary>
    internal float Score(Sample sample) => sample.Windows.Length == 0 ? Silence : sample.Windows.Max(Logit);

    /// <summary>The weights in one byte each.</summary>
    internal WeightTable Quantised()
    {
        var scale = _weights.Max(MathF.Abs) / sbyte.MaxValue;
        return new([.. _weights.Select(w => (sbyte)MathF.Round(w / scale))], scale, _bias);
    }

    private void Learn(Sample sample)
    {
        if (sample.Windows.Length == 0)
            return;
        var positive = isPositive(sample);
        var window = Loudest(sample, positive);
        var error = ((positive ? 1f : 0f) - Sigmoid(Logit(window))) * sample.Weight;
        var scale = 1 / window.Norm;
        foreach (var feature in window.Features)
        {
            var gradient = (error * scale) - (Decay * _weights[feature]);
            _squares[feature] += gradient * gradient;
            _weights[feature] += Rate * gradient / MathF.Sqrt(_squares[feature] + Steadiness);
        }

        _biasSquares += error * error;
        _bias += BiasRate * error / MathF.Sqrt(_biasSquares + 1);
    }

    private Window Loudest(Sample sample, bool positive)
    {
        IEnumerable<Window> windows = positive && sample.Candidates is { } candidates ? candidates.Select(c => sample.Windows[c]) : sample.Windows;
        return windows.MaxBy(Logit);
    }

    private float Logit(Window window)
    {
        var sum = 0f;
        foreach (var feature in window.Features)
            sum += _weights[feature];
        return (sum / window.Norm) + _bias;
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
