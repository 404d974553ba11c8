using Mocop.Detection;
using Mocop.Detection.Model;
using Mocop.Detection.Model.Tongues;

namespace Mocop.Train;

/// <summary>What the model finds of passages in languages when it has not seen the passage, or no passage of the language.</summary>
internal static class TongueReport
{
    private const int LanguagesAtATime = 5;
    private const int EveryOther = 4;
    private static readonly double[] Shares = [0.01, 0.02, 0.05, 0.1];

    internal static void Write(TongueTrainer trainer, IReadOnlyList<Sample> samples, InjectionScanner rules)
    {
        var read = trainer.Read(samples);
        Console.WriteLine(string.Join("  ", read.CountBy(s => s.Language).OrderByDescending(g => g.Value).Select(g => $"{g.Key} {g.Value}")));
        trainer.ScoreHeldApart(read);
        var foreign = read.Where(s => s.Language != "en").ToList();
        var alone = foreign.Where(s => s.Sample is { Passage: >= 0, Attack: null }).ToList();
        Show("passage left out", alone);
        Show("passage left out, buried", [.. foreign.Where(s => s.Sample is { Passage: >= 0, Attack: not null })]);
        Show("other texts", [.. foreign.Where(s => s.Sample.Passage < 0)]);
        var shift = TongueTrainer.Shifted(read);
        ShowTogether("passage left out", alone, shift, rules);
        foreach (var author in alone.GroupBy(s => s.Sample.Author))
            ShowTogether($"passage left out, {author.Key}", author, shift, rules);
        ShowTogether("other texts", foreign.Where((s, i) => s.Sample.Passage < 0 && i % EveryOther == 0), shift, rules);
        foreach (var left in alone.Select(s => s.Language).Distinct().Order(StringComparer.Ordinal).Chunk(LanguagesAtATime))
        {
            var without = trainer.Learn(read.Where(s => !left.Contains(s.Language)));
            foreach (var (sample, _) in alone.Where(s => left.Contains(s.Language)))
                sample.Logit = without.Score(sample);
        }

        Show("language left out", alone);
        ShowTogether("language left out", alone, shift, rules);
    }

    /// <summary>What is flagged by the scales that ship: by the rules alone, by the model alone, by both as evidence together, and if either could flag alone.</summary>
    private static void ShowTogether(string title, IEnumerable<(Sample Sample, string Language)> samples, (float Direct, float Indirect) shift, InjectionScanner rules)
    {
        foreach (var group in samples.Select(s => s.Sample).GroupBy(s => (s.IsAttack, s.IsDirect)))
        {
            var (isAttack, isDirect) = group.Key;
            var threshold = isDirect ? 700 : 500;
            var scale = InjectionModel.BuiltIn.ScaleFor(isDirect);
            var seen = group.Select(s => (Rules: rules.Scan(s.Text, s.Kind).Score, Logit: s.Logit + (isDirect ? shift.Direct : shift.Indirect))).ToArray();
            bool ByRules((int Rules, float Logit) s) => s.Rules >= threshold;
            bool ByModel((int Rules, float Logit) s) => scale.Score(s.Logit, 0) >= threshold;
            bool Together((int Rules, float Logit) s) => scale.Score(s.Logit, Math.Min(s.Rules, LanguageHints.MostLent)) >= threshold;
            string Percent(Func<(int, float), bool> f) => $"{100.0 * seen.Count(f) / seen.Length:0.0}";
            Console.WriteLine(
                $"{title}, {(isDirect ? "users" : "elsewhere")}, {(isAttack ? "attacks" : "harmless")}: {seen.Length}, "
                + $"rules {Percent(ByRules)}, model {Percent(ByModel)}, together {Percent(Together)}, either {Percent(s => ByRules(s) || Together(s))}");
        }
    }

    private static void Show(string title, List<(Sample Sample, string Language)> samples)
    {
        foreach (var direct in (ReadOnlySpan<bool>)[true, false])
            HeldOutReport.WriteFound($"{title}, {(direct ? "users" : "elsewhere")}", [.. samples.Select(s => s.Sample).Where(s => s.IsDirect == direct)], Shares);
    }
}
