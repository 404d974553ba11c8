namespace Mocop.Train;

/// <summary>English passages of some authors, scored by a model that has learned nothing from them.</summary>
internal static class AuthorReport
{
    private static readonly string[] Left = ["passages-documents-3", "passages-users-2", "passages-tasks", "passages-agents-2"];

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
                var benign = some.Where(s => !s.IsAttack).Select(s => s.Logit).OrderDescending().ToArray();
                var attacks = some.Where(s => s.IsAttack).Select(s => s.Logit).ToArray();
                string At(double share) => $"{100.0 * attacks.Count(a => a > benign[(int)(benign.Length * share)]) / attacks.Length:0}";
                Console.WriteLine($"{author,-24} {(buried ? "buried" : "alone"),-6} {attacks.Length,5}+{benign.Length,5} AUC {HeldOutReport.AreaUnderCurve(some):0.000}, found at 1/2/5/10 %: {At(.01)} {At(.02)} {At(.05)} {At(.1)}");
            }
        }
    }
}
