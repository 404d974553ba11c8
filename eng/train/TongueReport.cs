namespace Mocop.Train;

/// <summary>What the model finds of passages in languages when it has not seen the passage, or no passage of the language.</summary>
internal static class TongueReport
{
    private const int LanguagesAtATime = 5;
    private static readonly double[] Shares = [0.01, 0.02, 0.05, 0.1];

    internal static void Write(TongueTrainer trainer, IReadOnlyList<Sample> samples)
    {
        var read = trainer.Read(samples);
        Console.WriteLine(string.Join("  ", read.CountBy(s => s.Language).OrderByDescending(g => g.Value).Select(g => $"{g.Key} {g.Value}")));
        trainer.ScoreHeldApart(read);
        var foreign = read.Where(s => s.Language != "en").ToList();
        var alone = foreign.Where(s => s.Sample is { Passage: >= 0, Attack: null }).ToList();
        Show("passage left out", alone);
        Show("passage left out, buried", [.. foreign.Where(s => s.Sample is { Passage: >= 0, Attack: not null })]);
        Show("other texts", [.. foreign.Where(s => s.Sample.Passage < 0)]);
        foreach (var left in alone.Select(s => s.Language).Distinct().Order(StringComparer.Ordinal).Chunk(LanguagesAtATime))
        {
            var without = trainer.Learn(read.Where(s => !left.Contains(s.Language)));
            foreach (var (sample, _) in alone.Where(s => left.Contains(s.Language)))
                sample.Logit = without.Score(sample);
        }

        Show("language left out", alone);
    }

    private static void Show(string title, List<(Sample Sample, string Language)> samples)
    {
        foreach (var direct in (ReadOnlySpan<bool>)[true, false])
            HeldOutReport.WriteFound($"{title}, {(direct ? "users" : "elsewhere")}", [.. samples.Select(s => s.Sample).Where(s => s.IsDirect == direct)], Shares);
    }
}
