using System.Text.Json;
using Mocop.Blocks;

namespace Mocop.Train;

/// <summary>What the model finds of passages in languages when it has not seen the passage, or no passage of the language.</summary>
internal static class TongueReport
{
    internal static void Write(TongueTrainer trainer, IReadOnlyList<Sample> samples, IEnumerable<string> unseen)
    {
        var read = trainer.Read([.. samples, .. unseen.SelectMany(File.ReadLines).Select(Unseen)]);
        var known = read.Where(s => s.Sample.Source != "unseen").ToList();
        foreach (var group in known.CountBy(s => s.Language).OrderByDescending(g => g.Value))
            Console.Write($"{group.Key} {group.Value}  ");
        Console.WriteLine();
        trainer.ScoreHeldApart(known);
        var foreign = known.Where(s => s.Language != "en" && s.Sample.Passage >= 0 && s.Sample.Attack is null).ToList();
        Show("passages held apart", foreign);
        Show("passages buried", [.. known.Where(s => s.Language != "en" && s.Sample.Passage >= 0 && s.Sample.Attack is not null)]);
        Show("other texts", [.. known.Where(s => s.Language != "en" && s.Sample.Passage < 0)]);
        var edges = new[] { true, false }.ToDictionary(d => d, d => foreign.Where(s => !s.Sample.IsAttack && s.Sample.IsDirect == d).Select(s => s.Sample.Logit).OrderDescending().ToArray());
        var all = trainer.Learn(known);
        var test = read.Where(s => s.Sample.Source == "unseen").ToList();
        foreach (var (sample, _) in test)
            sample.Logit = all.Score(sample);
        Show("unseen", test);
        foreach (var share in new[] { 0.01, 0.02, 0.03, 0.05 })
        {
            bool Flagged(Sample s) => s.Logit > edges[s.IsDirect][(int)(edges[s.IsDirect].Length * share)];
            Console.WriteLine($"at {share}: unseen attacks {test.Count(s => s.Sample.IsAttack && Flagged(s.Sample))} of {test.Count(s => s.Sample.IsAttack)}, harmless {test.Count(s => !s.Sample.IsAttack && Flagged(s.Sample))} of {test.Count(s => !s.Sample.IsAttack)}; passages {foreign.Count(s => s.Sample.IsAttack && Flagged(s.Sample))} of {foreign.Count(s => s.Sample.IsAttack)}; others harmless {known.Count(s => s.Language != "en" && s.Sample is { Passage: < 0, IsAttack: false } && Flagged(s.Sample))} of {known.Count(s => s.Language != "en" && s.Sample is { Passage: < 0, IsAttack: false })}");
        }

        if (Environment.GetEnvironmentVariable("LOLO") is null)
            return;
        foreach (var left in foreign.Select(s => s.Language).Distinct().Order(StringComparer.Ordinal).Chunk(5))
        {
            var without = trainer.Learn(known.Where(s => !left.Contains(s.Language)));
            foreach (var (sample, language) in foreign.Where(s => left.Contains(s.Language)))
                sample.Logit = without.Score(sample);
        }

        Show("passages, language left out", foreign);
    }

    private static void Show(string title, List<(Sample Sample, string Language)> samples)
    {
        foreach (var direct in new[] { true, false })
        {
            var some = samples.Where(s => s.Sample.IsDirect == direct).Select(s => s.Sample).ToList();
            var benign = some.Where(s => !s.IsAttack).Select(s => s.Logit).OrderDescending().ToArray();
            if (benign.Length == 0)
                continue;
            var attacks = some.Where(s => s.IsAttack).Select(s => s.Logit).ToArray();
            string At(double share) => $"{100.0 * attacks.Count(a => a > benign[(int)(benign.Length * share)]) / attacks.Length:0}";
            Console.WriteLine($"{title,-28} {(direct ? "direct" : "indirect"),-9} {attacks.Length,5}+{benign.Length,5} AUC {HeldOutReport.AreaUnderCurve(some):0.000}, found at 1/2/5/10 %: {At(.01)} {At(.02)} {At(.05)} {At(.1)}");
        }
    }

    private static Sample Unseen(string line)
    {
        var row = JsonElement.Parse(line);
        return new("unseen", "unseen", row.GetProperty("text").GetString()!, row.GetProperty("label").GetInt32() == 1, row.GetProperty("kind").GetString() is "direct" or "jailbreak" ? BlockKind.User : BlockKind.Plugin, 1);
    }
}
