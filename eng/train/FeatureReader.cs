using Mocop.Detection;
using Mocop.Detection.Model;
using Mocop.Detection.Model.Tongues;
using Mocop.Detection.Views;

namespace Mocop.Train;

/// <summary>Reads of each sample what the model will see of it.</summary>
internal sealed class FeatureReader
{
    private const int RarestFeature = 5;
    private readonly ConceptTable _concepts = InjectionModel.ReadConcepts();
    private readonly WindowFeatures _features = new();
    private readonly ModelToken[] _buffer = new ModelToken[ModelWindows.Length];

    internal void Read(IReadOnlyList<Sample> samples)
    {
        foreach (var sample in samples)
            Read(sample);
        DropRare(samples);
    }

    /// <summary>Features that few texts have say nothing of other texts; without them an unknown word weighs nothing.</summary>
    private static void DropRare(IReadOnlyList<Sample> samples)
    {
        var counts = new int[1 << WindowFeatures.Bits];
        foreach (var feature in samples.Where(s => s.IsLearned).SelectMany(s => s.Windows.SelectMany(w => w.Features).Distinct()))
            counts[feature]++;
        foreach (var sample in samples)
            sample.Windows = [.. sample.Windows.Select(w => w with { Features = [.. w.Features.Where(f => counts[f] >= RarestFeature)] })];
        Console.Error.WriteLine($"{counts.Count(c => c >= RarestFeature)} features of {counts.Count(c => c > 0)}");
    }

    private void Read(Sample sample)
    {
        var view = CharacterFolder.Fold(new TextView(sample.Text));
        var windows = new List<Window>();
        var candidates = new List<int>();
        var reader = new ModelWindows(view.Text, _concepts, _buffer);
        while (reader.MoveNext())
        {
            if (sample.Attack is { } attack && Covers(view.ToOriginal(new(reader.Current[0].Start, reader.Current[^1].End)), attack))
                candidates.Add(windows.Count);
            var features = _features.Of(reader.Current, sample.IsDirect);
            windows.Add(new(features.ToArray(), WeightTable.Norm(features.Length)));
        }

        sample.Windows = [.. windows];
        sample.Language = TongueVote.Of(view.Text);
        sample.Candidates = candidates.Count > 0 ? [.. candidates] : null;
    }

    /// <summary>Whether a window holds a good part of the attack.</summary>
    internal static bool Covers(TextSpan window, Range attack) =>
        Math.Min(window.End, attack.End.Value) - Math.Max(window.Start, attack.Start.Value) > (attack.End.Value - attack.Start.Value) / 2
        || (window.Start >= attack.Start.Value && window.End <= attack.End.Value);
}
