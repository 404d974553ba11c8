using Mocop.Detection;
using Mocop.Detection.Model;

namespace Mocop.Train;

/// <summary>Attacks in languages whose sentences were left out of the training: what the model still finds by its table of concepts, and what the rules do.</summary>
internal static class LanguageReport
{
    private const int Folds = 5;

    internal static void Write(IReadOnlyList<Sample> samples, InjectionScanner rules, int seed)
    {
        var languages = samples.Select(s => s.Source).Where(IsLanguage).Distinct().Order(StringComparer.Ordinal).ToArray();
        var shares = new List<(string Language, double Rules, double Model, double Both)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var left = languages.Where((_, i) => i % Folds == fold).ToHashSet(StringComparer.Ordinal);
            var trainer = new LogisticTrainer(s => s.IsAttack, seed);
            // Buried attacks do not say their language.
            trainer.Train([.. samples.Where(s => s.IsLearned && !left.Contains(s.Source) && s.Source != "own-buried")]);
            foreach (var group in samples.Where(s => left.Contains(s.Source)).GroupBy(s => s.Source))
            {
                var seen = group.Select(s => (Threshold: s.IsDirect ? 700 : 500, Rules: rules.Scan(s.Text, s.Kind).Score, Logit: trainer.Score(s), s.IsDirect)).ToArray();
                shares.Add((
                    group.Key,
                    seen.Average(s => s.Rules >= s.Threshold ? 100.0 : 0),
                    seen.Average(s => InjectionModel.BuiltIn.ScaleFor(s.IsDirect).Score(s.Logit, 0) >= s.Threshold ? 100.0 : 0),
                    seen.Average(s => s.Rules >= s.Threshold || InjectionModel.BuiltIn.ScaleFor(s.IsDirect).Score(s.Logit, s.Rules) >= s.Threshold ? 100.0 : 0)));
            }
        }

        Console.WriteLine($"{"language",-12} {"rules",6} {"model",6} {"both",6}");
        foreach (var (language, byRules, byModel, byBoth) in shares.OrderBy(s => s.Language, StringComparer.Ordinal))
            Console.WriteLine($"{language,-12} {byRules,6:0.0} {byModel,6:0.0} {byBoth,6:0.0}");
        Console.WriteLine($"{"mean",-12} {shares.Average(s => s.Rules),6:0.0} {shares.Average(s => s.Model),6:0.0} {shares.Average(s => s.Both),6:0.0}");
    }

    private static bool IsLanguage(string source) => source.StartsWith("own!", StringComparison.Ordinal) && source.Length <= "own!zht".Length;
}
