using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Provenance;
using Mocop.Rendering;

namespace AdminConsole.Components;

/// <summary>A run of rendered characters that looks alike: one block, one operation, flagged or not. At most <see cref="Longest"/> characters.</summary>
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
    /// <summary>The longest segment in UTF-16 code units; a longer run is told as several, so that no piece of a page is unbounded.</summary>
    public const int Longest = 2000;

    /// <summary>One past the last UTF-16 code unit in the message.</summary>
    public int End => Start + Text.Length;

    /// <summary>Whether every character stands for the character of the source at the same place.</summary>
    public bool IsVerbatim => Operation == ProvenanceOperation.Content && Source is { } source && source.Length == Text.Length;

    /// <summary>Whether the characters frame a block and are not in its place: fences, the preamble, separators.</summary>
    public bool IsFrame => Operation is ProvenanceOperation.Fence or ProvenanceOperation.Preamble or ProvenanceOperation.Separator;

    /// <summary>Whether the characters are only the line breaks between boxes, which the boxes themselves show.</summary>
    public bool IsGap => IsFrame && Text.AsSpan().Trim('\n').IsEmpty;

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
            foreach (var (from, to) in Pieces(span, content, flagged).SelectMany(piece => Bounded(content, piece.From, piece.To)))
            {
                TextSpan? source = span.Source is not { } whole ? null
                    : IsCopied(span) ? new TextSpan(whole.Start + from - span.Start, whole.Start + to - span.Start)
                    : whole;
                segments.Add(new(span.Message, from, content[from..to], span.Block, level, span.Operation, source,
                    source is { } at && flagged.Any(finding => finding.Start < at.End && at.Start < finding.End)));
            }
        }

        return segments;
    }

    private static bool IsCopied(ProvenanceSpan span) =>
        span.Operation == ProvenanceOperation.Content && span.Source is { } source && source.Length == span.End - span.Start;

    /// <summary>Where findings begin and end; and the line break before a closing fence, which is part of it, stands alone.</summary>
    private static IEnumerable<(int From, int To)> Pieces(ProvenanceSpan span, string content, IReadOnlyList<TextSpan> flagged)
    {
        if (span.Operation == ProvenanceOperation.Fence && content[span.Start] == '\n' && span.End - span.Start > 1)
            return [(span.Start, span.Start + 1), (span.Start + 1, span.End)];
        if (flagged.Count == 0 || !IsCopied(span)) return [(span.Start, span.End)];
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

    /// <summary>Cuts after a line break where there is one, never inside a surrogate pair.</summary>
    private static IEnumerable<(int From, int To)> Bounded(string content, int from, int to)
    {
        while (to - from > Longest)
        {
            var line = content.LastIndexOf('\n', from + Longest - 1, Longest);
            var cut = line >= from ? line + 1
                : char.IsHighSurrogate(content[from + Longest - 1]) && char.IsLowSurrogate(content[from + Longest]) ? from + Longest - 1
                : from + Longest;
            yield return (from, cut);
            from = cut;
        }

        yield return (from, to);
    }
}
