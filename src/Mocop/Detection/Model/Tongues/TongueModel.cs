namespace Mocop.Detection.Model.Tongues;

/// <summary>What was learned of texts that are not English: a weight for each feature, and what is added so that the thresholds of English texts hold for them too.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="Direct">Added to the logit of a user's message.</param>
/// <param name="Indirect">Added to the logit of a text from elsewhere.</param>
internal sealed record TongueModel(WeightTable Weights, float Direct, float Indirect)
{
    /// <summary>The logit of a window, on the scale of English texts.</summary>
    internal float Score(List<int> features, int counted, bool direct)
    {
        var sum = 0;
        foreach (var feature in features)
            sum += Weights.Weights[feature];
        return Weights.Score(sum, counted) + (direct ? Direct : Indirect);
    }
}
