using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Provenance;
using Mocop.Rendering;

namespace AdminConsole.Components;

/// <summary>A run of rendered characters that looks alike: one block, one operation, flagged or not.</summary>
/// <param name="Message">The index of the message.</param>
/// <param name="Start">The first UTF-16 code unit in the message.</param>
/// <param name="Text">The characters. Untrusted.</param>
/// <param name="Block">The block they belong to.</param>
/// <param name="Trust">The block's trust; <see langword="null"/> for MoCoP's own words.</param>
/// <param name="Operation">What put them there.</param>
/// <param name="Source">The range of the block's original content that they stand for.</param>
/// <param name="IsFlagged">Whether a finding covers them.</param>
public sealed record ProvenanceSegment(
    int Message,
    int Start,
    string Text,
    string Block,
    TrustLevel? Trust,
    ProvenanceOperation Operation,
    TextSpan? Source,
    bool IsFlagged)
{
    /// <summary>Cuts a rendering into segments: along its map, and inside unchanged content where a finding begins or ends.</summary>
    /// <param name="rendering">The rendering with its map.</param>
    /// <param name="trust">The trust of each block.</param>
    /// <param name="findings">The spans of each block's findings, in the block's original content.</param>
    public static IReadOnlyList<ProvenanceSegment> Of(
        ContextRendering rendering,
        IReadOnlyDictionary<string, TrustLevel> trust,
        IReadOnlyDictionary<string, IReadOnlyList<TextSpan>> findings)
    {
        var segments = new List<ProvenanceSegment>(rendering.Map.Count);
        foreach (var span in rendering.Map)
        {
            var content = rendering.Messages[span.Message].Content;
            var flagged = findings.GetValueOrDefault(span.Block) ?? [];
            TrustLevel? level = trust.TryGetValue(span.Block, out var known) ? known : null;
            foreach (var (from, to) in Pieces(span, flagged))
            {
                TextSpan? source = span.Source is not { } whole ? null
                    : IsVerbatim(span) ? new TextSpan(whole.Start + from - span.Start, whole.Start + to - span.Start)
                    : whole;
                segments.Add(new(span.Message, from, content[from..to], span.Block, level, span.Operation, source,
                    source is { } at && flagged.Any(finding => finding.Start < at.End && at.Start < finding.End)));
            }
        }

        return segments;
    }

    private static bool IsVerbatim(ProvenanceSpan span) =>
        span.Operation == ProvenanceOperation.Content && span.Source is { } source && source.Length == span.End - span.Start;

    private static IEnumerable<(int From, int To)> Pieces(ProvenanceSpan span, IReadOnlyList<TextSpan> flagged)
    {
        if (!IsVerbatim(span)) return [(span.Start, span.End)];
        var shift = span.Start - span.Source!.Value.Start;
        int[] cuts =
        [
            span.Start,
            .. flagged.SelectMany(finding => new[] { finding.Start + shift, finding.End + shift })
                .Where(at => at > span.Start && at < span.End).Distinct().Order(),
            span.End,
        ];
        return cuts.Zip(cuts.Skip(1)).Where(piece => piece.First < piece.Second);
    }
}
