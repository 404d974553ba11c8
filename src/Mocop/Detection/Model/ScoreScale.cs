namespace Mocop.Detection.Model;

/// <summary>Turns what the model and the rules say of one text into one score, for one sort of block: sure if the model alone is, or if both together are.</summary>
/// <param name="AloneBias">Added to the model's logit where the model must be sure alone.</param>
/// <param name="JointBias">The logit of both when neither saw anything.</param>
/// <param name="Model">How much the model's logit counts together with the rules.</param>
/// <param name="Rules">How much the rules' log-odds count.</param>
internal readonly record struct ScoreScale(float AloneBias, float JointBias, float Model, float Rules)
{
    private const float Softening = 5;

    /// <summary>The score in thousandths.</summary>
    /// <param name="logit">The model's logit of the loudest window.</param>
    /// <param name="ruleScore">The score of the rules, in thousandths.</param>
    internal int Score(float logit, int ruleScore)
    {
        var sure = Math.Max(AloneBias + logit, JointBias + (Model * logit) + (Rules * Odds(ruleScore)));
        return (int)MathF.Round(1000 / (1 + MathF.Exp(-sure)));
    }

    /// <summary>A score of the rules as softened log-odds.</summary>
    internal static float Odds(int ruleScore) => MathF.Log((ruleScore + Softening) / (1000 + Softening - ruleScore));
}
