namespace Mocop.Train;

/// <summary>Scores each labelled text by a model that has seen nothing of its source.</summary>
internal static class OutOfFold
{
    /// <summary>Sources that share carriers are left out together.</summary>
    private static readonly string[][] Together = [["bipia", "tasktracker"]];

    internal static void Score(IReadOnlyList<Sample> samples, int seed)
    {
        var groups = samples.Where(s => !s.IsOwn).Select(s => s.Group).Distinct().Order(StringComparer.Ordinal);
        foreach (var fold in groups.Select(g => Together.FirstOrDefault(t => t.Contains(g)) ?? [g]).DistinctBy(f => f[0]))
        {
            var trainer = new LogisticTrainer(s => s.IsAttack, seed);
            trainer.Train([.. samples.Where(s => s.IsLearned && s.Language is null && !fold.Contains(s.Group))]);
            foreach (var sample in samples.Where(s => fold.Contains(s.Group)))
                sample.Logit = trainer.Score(sample);
            Console.Error.WriteLine($"without {string.Join(", ", fold)}");
        }
    }
}
