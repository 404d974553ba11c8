using Mocop.Detection.Model;

namespace Mocop.Train;

/// <summary>The table of sources held apart.</summary>
internal static class HeldOutReport
{
    internal static void Write(IReadOnlyList<Sample> samples, ScoreScale direct, ScoreScale indirect)
    {
        bool ByRules(Sample s) => s.RuleScore >= (s.IsDirect ? 700 : 500);
        bool ByModel(Sample s) => (s.IsDirect ? direct : indirect) is var scale && scale.AloneBias + s.Logit >= ScoreScale.Odds(s.IsDirect ? 700 : 500);
        bool ByBoth(Sample s) => ByRules(s) || (s.IsDirect ? direct : indirect).Score(s.Logit, s.RuleScore) >= (s.IsDirect ? 700 : 500);
        Console.WriteLine($"direct {direct}\nindirect {indirect}");
        Console.WriteLine($"{"source",-30} {"rows",5} {"rules",6} {"model",6} {"both",6} {"95 %",12} {"AUC",6}");
        var benign = samples.Where(s => !s.IsAttack && s.Group != Sample.ObfuscationGroup).Select(s => s.Logit).Order().ToArray();
        var shares = new List<(double Rules, double Model, double Both)>();
        foreach (var group in samples.GroupBy(s => (s.IsAttack, s.Source)).OrderByDescending(g => g.Key.IsAttack).ThenBy(g => g.Key.Source, StringComparer.Ordinal))
        {
            double Percent(Func<Sample, bool> f) => 100.0 * group.Count(f) / group.Count();
            var (low, high) = Wilson(group.Count(ByBoth), group.Count());
            var area = group.Key.IsAttack ? group.Average(s => Below(benign, s.Logit)) : double.NaN;
            Console.WriteLine($"{(group.Key.IsAttack ? "" : "benign ") + group.Key.Source,-30} {group.Count(),5} {Percent(ByRules),6:0.0} {Percent(ByModel),6:0.0} {Percent(ByBoth),6:0.0} {$"{100 * low:0.0}–{100 * high:0.0}",12} {area,6:0.000}");
            if (group.Key.IsAttack)
                shares.Add((Percent(ByRules), Percent(ByModel), Percent(ByBoth)));
        }

        if (shares.Count > 0)
            Console.WriteLine($"{"mean of attack sources",-30} {"",5} {shares.Average(s => s.Rules),6:0.0} {shares.Average(s => s.Model),6:0.0} {shares.Average(s => s.Both),6:0.0}");
        var harmless = samples.Where(s => !s.IsAttack && s.Group != Sample.ObfuscationGroup).ToArray();
        var (least, most) = Wilson(harmless.Count(ByBoth), harmless.Length);
        Console.WriteLine($"harmless texts flagged: {harmless.Count(ByBoth)} of {harmless.Length}, {100.0 * harmless.Count(ByBoth) / harmless.Length:0.00} % ({100 * least:0.00}–{100 * most:0.00})");
    }

    /// <summary>The benign texts that the model finds most like an injection, and some attacks that it finds least like one.</summary>
    internal static void WriteMistakes(IReadOnlyList<Sample> samples, int rows)
    {
        foreach (var sample in samples.Where(s => !s.IsAttack).OrderByDescending(s => s.Logit).Take(rows))
            Console.WriteLine($"benign {sample.Logit:0.0} {sample.RuleScore} {sample.Kind} {sample.Source}: {Start(sample)}");
        foreach (var group in samples.Where(s => s.IsAttack && s.RuleScore < 500).GroupBy(s => s.Source))
        {
            foreach (var sample in group.OrderBy(s => s.Logit).Index().Where(s => s.Index % Math.Max(1, group.Count() / 8) == 0).Select(s => s.Item))
                Console.WriteLine($"attack {sample.Logit:0.0} {sample.RuleScore} {sample.Source}: {Start(sample)}");
        }
    }

    /// <summary>A line with what is found of the attacks where so many of the harmless texts beside them are flagged.</summary>
    internal static void WriteFound(string title, IReadOnlyList<Sample> samples, IReadOnlyList<double> shares)
    {
        var benign = samples.Where(s => !s.IsAttack).Select(s => s.Logit).OrderDescending().ToArray();
        var attacks = samples.Where(s => s.IsAttack).Select(s => s.Logit).ToArray();
        if (benign.Length == 0 || attacks.Length == 0)
            return;
        var found = shares.Select(s => $"{100.0 * attacks.Count(a => a > benign[(int)(benign.Length * s)]) / attacks.Length:0} at {100 * s:0} %");
        Console.WriteLine($"{title,-36} {attacks.Length,5} attacks {benign.Length,5} harmless, area {AreaUnderCurve(samples):0.000}, found {string.Join(", ", found)}");
    }

    private static string Start(Sample sample) => sample.Text[..Math.Min(200, sample.Text.Length)].ReplaceLineEndings("⏎");

    /// <summary>The area under the ROC curve of the model's scores of these attacks against all benign texts.</summary>
    internal static double AreaUnderCurve(IReadOnlyList<Sample> samples)
    {
        var benign = samples.Where(s => !s.IsAttack).Select(s => s.Logit).Order().ToArray();
        return samples.Where(s => s.IsAttack).Average(s => Below(benign, s.Logit));
    }

    private static double Below(float[] sorted, float value)
    {
        int First(Func<float, bool> past)
        {
            int low = 0, high = sorted.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (past(sorted[middle]))
                    high = middle;
                else
                    low = middle + 1;
            }

            return low;
        }

        return (First(s => s >= value) + First(s => s > value)) / 2.0 / sorted.Length;
    }

    private static (double Low, double High) Wilson(int count, int of)
    {
        const double z = 1.959963984540054;
        double p = (double)count / of, square = z * z / of;
        var width = z * Math.Sqrt((p * (1 - p) / of) + (square / (4 * of)));
        return (Math.Max(0, (p + (square / 2) - width) / (1 + square)), Math.Min(1, (p + (square / 2) + width) / (1 + square)));
    }
}
