using System.Globalization;
using AdminConsole.ControlPlane.Incidents;
using Mocop.Policies;

namespace AdminConsole.Pages.Incidents;

/// <summary>One part of one bar of the strip.</summary>
/// <param name="Slice">Which slice of time, from 0.</param>
/// <param name="Top">From the top, in the strip's units.</param>
/// <param name="Size">How high.</param>
/// <param name="Style">The style-sheet class.</param>
/// <param name="Text">What it counts, for the pointer.</param>
public sealed record VerdictBar(int Slice, double Top, double Size, string Style, string Text)
{
    private static readonly (string Style, string Word)[] Kinds = [("passed", "let through or neutralised"), ("withheld", "withheld (redacted or quarantined)"), ("stopped", "blocked")];

    /// <summary>Stacks the counts of each slice; the highest bar fills the height, and nothing that happened is lower than a hair.</summary>
    public static IReadOnlyList<VerdictBar> Of(IReadOnlyList<IncidentSlice> counts, DateTimeOffset from, TimeSpan length, int slices, double height)
    {
        var width = length / slices;
        var bySlice = counts.GroupBy(count => Math.Clamp((int)((count.Start - from + (width / 2)) / width), 0, slices - 1)).ToList();
        var highest = bySlice.Count == 0 ? 0 : bySlice.Max(slice => slice.Sum(count => count.Count));
        var bars = new List<VerdictBar>();
        foreach (var slice in bySlice)
        {
            var top = height;
            var time = (from + (width * slice.Key)).ToUniversalTime().ToString("MMM d HH:mm", CultureInfo.InvariantCulture);
            foreach (var part in slice.GroupBy(count => KindOf(count.Verdict)).OrderBy(part => part.Key))
            {
                var number = part.Sum(count => count.Count);
                var size = Math.Max(1, height * number / highest);
                top = Math.Max(0, top - size);
                bars.Add(new(slice.Key, top, size, Kinds[part.Key].Style, $"{time} UTC: {number} {Kinds[part.Key].Word}"));
            }
        }

        return bars;
    }

    private static int KindOf(Verdict verdict) => verdict switch
    {
        Verdict.Allow or Verdict.Neutralize => 0,
        Verdict.Redact or Verdict.Quarantine => 1,
        _ => 2,
    };
}
