using Mocop.Detection;
using Mocop.Sealing;

namespace Mocop.Escaping;

/// <summary>Cuts flagged spans out of an escaped text and leaves a scar in the place of each.</summary>
internal static class Redaction
{
    public static PreparedText Apply(string original, PreparedText escaped, IEnumerable<Finding> findings)
    {
        var builder = new PreparedTextBuilder(original);
        var spans = Merged(original, findings);
        var next = 0;
        foreach (var transform in escaped.Transforms)
        {
            while (next < spans.Count && spans[next].Span.Start <= transform.Source.Start)
                Cut(spans[next++]);
            if (next > 0 && transform.Source.Start < spans[next - 1].Span.End)
                continue;
            builder.Replace(transform.Source.Start, transform.Source.End, escaped.Content[transform.Target.Start..transform.Target.End], transform.Op, transform.Detail);
        }

        while (next < spans.Count)
            Cut(spans[next++]);
        return builder.Build();

        void Cut((TextSpan Span, string Rule) cut) => builder.Replace(cut.Span.Start, cut.Span.End, Scar.Redacted, TransformOp.Redact, cut.Rule);
    }

    private static List<(TextSpan Span, string Rule)> Merged(string original, IEnumerable<Finding> findings)
    {
        var merged = new List<(TextSpan Span, string Rule)>();
        foreach (var finding in findings.OrderBy(f => f.Span.Start).ThenByDescending(f => f.Span.End))
        {
            var start = Math.Clamp(finding.Span.Start, 0, original.Length);
            var end = Math.Clamp(finding.Span.End, start, original.Length);
            if (start > 0 && start < original.Length && char.IsSurrogatePair(original[start - 1], original[start]))
                start--;
            if (end > 0 && end < original.Length && char.IsSurrogatePair(original[end - 1], original[end]))
                end++;
            if (start == end)
                continue;
            if (merged.Count > 0 && start <= merged[^1].Span.End)
                merged[^1] = (new TextSpan(merged[^1].Span.Start, Math.Max(end, merged[^1].Span.End)), merged[^1].Rule);
            else
                merged.Add((new TextSpan(start, end), finding.Rule));
        }

        return merged;
    }
}
