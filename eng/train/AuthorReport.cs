namespace Mocop.Train;

/// <summary>English passages of some authors, scored by a model that has learned nothing from them.</summary>
internal static class AuthorReport
{
    private static readonly string[] Left = ["passages-documents-3", "passages-users-2", "passages-tasks", "passages-agents-2"];
    private static readonly double[] Shares = [0.01, 0.02, 0.05, 0.1];

    internal static void Write(IReadOnlyList<Sample> samples, int seed)
    {
        var trainer = new LogisticTrainer(s => s.IsAttack, seed);
        trainer.Train([.. samples.Where(s => s.IsLearned && s.Language is null && !Left.Contains(s.Author))]);
        foreach (var author in Left)
        {
            foreach (var buried in new[] { false, true })
            {
                var some = samples.Where(s => s.Author == author && s.Attack is not null == buried).ToList();
                foreach (var sample in some)
                    sample.Logit = trainer.Score(sample);
                HeldOutReport.WriteFound($"{author}, {(buried ? "buried" : "alone")}", some, Shares);
            }
        }
    }
}
