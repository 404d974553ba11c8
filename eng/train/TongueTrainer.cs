using Mocop.Detection.Model;
using Mocop.Detection.Model.Tongues;
using Mocop.Detection.Views;

namespace Mocop.Train;

/// <summary>Learns what is common to attacks in all languages: from texts that are not English, and from English ones of which only the ideas are read.</summary>
internal sealed class TongueTrainer(int seed)
{
    private const int RarestFeature = 4;
    private const int Folds = 5;
    private const float EnglishWeight = 0.5f;
    private const int EveryEnglish = 3;

    /// <summary>The share of harmless passages, written to look like attacks, that may be flagged.</summary>
    private const double FalsePositivesOfPassages = 0.005;

    /// <summary>The share of other harmless texts that may be flagged.</summary>
    private const double FalsePositives = 0.005;
    private readonly TongueReader _reader = new();
    private readonly TongueFeatures _features = new();

    /// <summary>The samples as the model for languages sees them.</summary>
    internal List<(Sample Sample, string Language)> Read(IReadOnlyList<Sample> samples)
    {
        var read = new List<(Sample, string)>();
        var english = 0;
        foreach (var sample in samples)
        {
            var view = CharacterFolder.Fold(new TextView(sample.Text));
            var language = TongueVote.Of(view.Text);
            if (language is null && (sample.Attack is not null || english++ % EveryEnglish != 0))
                continue;
            var copy = sample with { Weight = sample.Weight * (language is null ? EnglishWeight : 1) };
            Read(copy, view, language ?? "en");
            if (copy.Windows.Length > 0)
                read.Add((copy, language ?? "en"));
        }

        DropRare(read);
        return read;
    }

    /// <summary>Learns from some samples.</summary>
    internal LogisticTrainer Learn(IEnumerable<(Sample Sample, string Language)> samples)
    {
        var trainer = new LogisticTrainer(s => s.IsAttack, seed, TongueFeatures.Bits);
        trainer.Train([.. samples.Select(s => s.Sample)]);
        return trainer;
    }

    /// <summary>Scores every sample that is not English by a model that has not seen its passage.</summary>
    internal void ScoreHeldApart(IReadOnlyList<(Sample Sample, string Language)> samples)
    {
        for (var fold = 0; fold < Folds; fold++)
        {
            bool IsLeft((Sample Sample, string Language) s) => s.Language != "en" && (s.Sample.Passage >= 0 ? s.Sample.Passage : (int)((uint)s.Sample.Text.Length * 2654435761 >> 8)) % Folds == fold;
            var trainer = Learn(samples.Where(s => !IsLeft(s)));
            foreach (var (sample, _) in samples.Where(IsLeft))
                sample.Logit = trainer.Score(sample);
        }
    }

    /// <summary>The model for languages, so calibrated that harmless texts stay below the thresholds.</summary>
    internal TongueModel Train(IReadOnlyList<(Sample Sample, string Language)> samples, ScoreScale direct, ScoreScale indirect)
    {
        ScoreHeldApart(samples);
        var (users, others) = Shifted(samples, direct, indirect);
        return new(Learn(samples).Quantised(), users, others);
    }

    /// <summary>What is to be added to the scores of held-apart samples, so that harmless texts stay below the thresholds.</summary>
    internal static (float Direct, float Indirect) Shifted(IReadOnlyList<(Sample Sample, string Language)> samples, ScoreScale? direct = null, ScoreScale? indirect = null)
    {
        float ShiftOf(bool isDirect, ScoreScale scale, int threshold)
        {
            var benign = samples.Where(s => s.Language != "en" && !s.Sample.IsAttack && s.Sample.IsDirect == isDirect).Select(s => s.Sample).ToList();
            var edge = Math.Max(Quantile([.. benign.Where(s => s.Passage >= 0)], FalsePositivesOfPassages), Quantile([.. benign.Where(s => s.Passage < 0)], FalsePositives));
            return ScoreScale.Odds(threshold) - scale.AloneBias - edge;
        }

        return (ShiftOf(isDirect: true, direct ?? InjectionModel.BuiltIn.ScaleFor(isDirect: true), 700), ShiftOf(isDirect: false, indirect ?? InjectionModel.BuiltIn.ScaleFor(isDirect: false), 500));
    }

    private static float Quantile(Sample[] benign, double share) =>
        benign.Length == 0 ? float.NegativeInfinity : benign.Select(s => s.Logit).OrderDescending().ElementAt((int)(benign.Length * share));

    private void Read(Sample sample, TextView view, string language)
    {
        var tokens = _reader.Read(view.Text, TongueLexicon.Of(language));
        var windows = new List<Window>();
        var candidates = new List<int>();
        for (var start = 0; start == 0 || start + TongueFeatures.Step < tokens.Length; start += TongueFeatures.Step)
        {
            var window = tokens[start..Math.Min(tokens.Length, start + TongueFeatures.Length)];
            var features = _features.Of(window, sample.IsDirect, TongueQuotes.AreSpokenOf(view.Text, window), language == "en");
            if (features.Count == 0)
                continue;
            if (sample.Attack is { } attack && FeatureReader.Covers(view.ToOriginal(new(window[0].Start, window[^1].End)), attack))
                candidates.Add(windows.Count);
            windows.Add(new([.. features], WeightTable.Norm(_features.Counted)));
        }

        sample.Windows = [.. windows];
        sample.Candidates = candidates.Count > 0 ? [.. candidates] : null;
    }

    private static void DropRare(List<(Sample Sample, string Language)> samples)
    {
        var counts = new int[1 << TongueFeatures.Bits];
        foreach (var feature in samples.SelectMany(s => s.Sample.Windows.SelectMany(w => w.Features).Distinct()))
            counts[feature]++;
        foreach (var (sample, _) in samples)
            sample.Windows = [.. sample.Windows.Select(w => w with { Features = [.. w.Features.Where(f => counts[f] >= RarestFeature)] })];
        Console.Error.WriteLine($"languages: {samples.Count} texts, {counts.Count(c => c >= RarestFeature)} features of {counts.Count(c => c > 0)}");
    }
}
