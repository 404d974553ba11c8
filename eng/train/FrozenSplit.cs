using Mocop.Detection.Model;

namespace Mocop.Train;

/// <summary>One fixed division of the sources: some are learned from, some set the scales, the rest are measured once with these scales.</summary>
/// <remarks>
/// Unlike <see cref="OutOfFold"/>, nothing of the measured sources has a part in the scales either. The division was chosen by name before it was first measured, and sources that share
/// carriers stand on one side. A source that is not named is measured.
/// </remarks>
internal static class FrozenSplit
{
    private static readonly HashSet<string> Learned = ["bipia", "tasktracker", "gptfuzz", "langkit", "repositories 0", "repositories 1", "repositories 2", Sample.OwnGroup];
    private static readonly HashSet<string> Calibrating = ["garak", "selfinstruct", "repositories 3"];

    internal static void Write(IReadOnlyList<Sample> samples, int seed)
    {
        var trainer = new LogisticTrainer(s => s.IsAttack, seed);
        trainer.Train([.. samples.Where(s => s.IsLearned && s.Language is null && Learned.Contains(s.Group))]);
        var apart = samples.Where(s => !s.IsOwn && !Learned.Contains(s.Group)).ToArray();
        foreach (var sample in apart)
            sample.Logit = trainer.Score(sample);
        var calibrating = apart.Where(s => Calibrating.Contains(s.Group)).ToArray();
        var measured = apart.Except(calibrating).ToArray();
        Console.WriteLine($"calibrated on {calibrating.Length} texts of {string.Join(", ", Calibrating.Order(StringComparer.Ordinal))}; measured once on {measured.Length}");
        HeldOutReport.Write(measured, ScaleFitter.Fit(calibrating, isDirect: true, 700), ScaleFitter.Fit(calibrating, isDirect: false, 500));
    }
}
