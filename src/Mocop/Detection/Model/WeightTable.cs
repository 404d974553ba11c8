namespace Mocop.Detection.Model;

/// <summary>Weights of the features, one byte each, and what they sum up to.</summary>
/// <param name="weights">A weight for each feature number.</param>
/// <param name="scale">What one step of a weight is worth.</param>
/// <param name="bias">The sum of a window without features.</param>
internal sealed class WeightTable(sbyte[] weights, float scale, float bias)
{
    private const int FewestFeatures = 24;

    internal ReadOnlySpan<sbyte> Weights => weights;

    internal float Scale => scale;

    internal float Bias => bias;

    /// <summary>The logit of a window.</summary>
    internal float Score(ReadOnlySpan<int> features)
    {
        var sum = 0;
        foreach (var feature in features)
            sum += weights[feature];
        return Score(sum, features.Length);
    }

    /// <summary>The logit of a window whose features have this sum of weights.</summary>
    internal float Score(int sum, int features) => (sum * scale / Norm(features)) + bias;

    /// <summary>What a sum over features is divided by, so that long windows do not shout.</summary>
    internal static float Norm(int features) => MathF.Sqrt(Math.Max(features, FewestFeatures));
}
