using AdminConsole.Components;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Escaping;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Sealing;

namespace AdminConsole.Pages.ContextLab;

/// <summary>The chain from characters of the assembled text to their source.</summary>
public sealed record CharacterOrigin
{
    /// <summary>The token as text. Untrusted.</summary>
    public required string Token { get; init; }

    public required int TokenId { get; init; }

    /// <summary>The block; <see langword="null"/> for MoCoP's own words.</summary>
    public required EnvelopeBlock? Block { get; init; }

    /// <summary>The range of the block's original content.</summary>
    public required TextSpan? Source { get; init; }

    public required ProvenanceOperation Operation { get; init; }

    /// <summary>What the operation did, in a few words.</summary>
    public required string OperationDetail { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What else the token holds, when the model reads characters of several origins as one token; empty otherwise.</summary>
    public IReadOnlyList<string> Straddled { get; init; } = [];

    /// <summary>Follows a place in a context back to its source.</summary>
    public static CharacterOrigin Of(LabView view, AssembledContext context, TextCursor cursor)
    {
        var segment = view.Text.Segments[cursor.Segment];
        var token = view.Text.TokenOf(cursor);
        var block = context.Envelope.Blocks.FirstOrDefault(b => string.Equals(b.Id, segment.Block, StringComparison.Ordinal));
        var source = segment.Source;
        if (segment.IsVerbatim)
        {
            var start = Math.Max(token.Start, segment.Start) - segment.Start;
            var end = Math.Min(token.Start + token.Length, segment.End) - segment.Start;
            source = new TextSpan(segment.Source!.Value.Start + start, segment.Source.Value.Start + end);
        }

        var scan = context.Scans.FirstOrDefault(s => string.Equals(s.Block, segment.Block, StringComparison.Ordinal));
        return new CharacterOrigin
        {
            Token = view.Text.TextOf(cursor),
            TokenId = token.Id,
            Block = block,
            Source = source,
            Operation = segment.Operation,
            OperationDetail = DetailOf(segment.Operation, segment.Text, block, source, context.Envelope.Spotlight),
            Straddled = StraddledBy(view, cursor),
            Findings = source is { } at && scan is not null ? [.. scan.Findings.Where(f => f.Span.Start < at.End && at.Start < f.Span.End).OrderByDescending(f => f.Score)] : [],
        };
    }

    private static IReadOnlyList<string> StraddledBy(LabView view, TextCursor cursor)
    {
        var mark = view.Text.MarkOf(cursor, reveal: false);
        return mark.FirstSegment == mark.LastSegment
            ? []
            : [.. view.Text.Segments.Take(mark.LastSegment + 1).Skip(mark.FirstSegment).Select(s => $"{s.Operation.Word()} of {s.Block}").Distinct(StringComparer.Ordinal)];
    }

    private static string DetailOf(ProvenanceOperation operation, string text, EnvelopeBlock? block, TextSpan? source, SpotlightMode spotlight)
    {
        var transform = source is { } at ? block?.Transforms.FirstOrDefault(t => t.Source == at) : null;
        return operation switch
        {
            ProvenanceOperation.Content => "content, unchanged",
            ProvenanceOperation.Escape => $"escape for {Name(BlockEscaper.Unescape(text))}{(transform is null ? "" : $", {transform.Detail.Replace('-', ' ')}")}",
            ProvenanceOperation.Fence => "fence: where data begins and ends",
            ProvenanceOperation.Marker => spotlight == SpotlightMode.Encode ? "encoded in base64" : "datamark in the place of white space",
            ProvenanceOperation.Placeholder => "placeholder of a withheld block",
            ProvenanceOperation.Scar => $"scar of {(source is { } cut ? $"{cut.Length} characters" : "text")} that {(transform?.Op is TransformOp.Redact ? "the policy redacted" : "the budget cut")}",
            ProvenanceOperation.Preamble => "MoCoP's own words to the model",
            _ => "line break between blocks",
        };
    }

    private static string Name(string original) =>
        original.EnumerateRunes().FirstOrDefault() is var rune && (rune.Value is <= 0x20 or > 0x7E || System.Text.Rune.IsControl(rune))
            ? $"U+{rune.Value:X4}"
            : $"“{original}”";
}
