using AdminConsole.Components;
using Mocop.Blocks;
using Mocop.Rendering;
using Mocop.Tokens;

namespace AdminConsole.Pages.ContextLab;

/// <summary>The rendered messages by segment, and by token of the target model.</summary>
public sealed class AssembledText
{
    private readonly ContextRendering _rendering;
    private readonly TokenEncoding _encoding;
    private readonly Lazy<IReadOnlyList<TokenSpan>>[] _tokens;

    public AssembledText(IReadOnlyList<ProvenanceSegment> segments, ContextRendering rendering, TokenEncoding encoding)
    {
        (Segments, _rendering, _encoding) = (segments, rendering, encoding);
        // Counted when somebody first points into the message.
        _tokens = [.. rendering.Messages.Select(m => new Lazy<IReadOnlyList<TokenSpan>>(() => _encoding.Spans(m.Content)))];
        Roles = [.. rendering.Messages.Select(m => m.Role)];
    }

    public static AssembledText Empty { get; } = new([], new ContextRendering(RenderFormat.OpenAi, [], []), TokenEncoding.O200kBase);

    public IReadOnlyList<ProvenanceSegment> Segments { get; }

    public IReadOnlyList<BlockRole> Roles { get; }

    /// <summary>The token at a character of a segment.</summary>
    public TextCursor At(int segment, int offset)
    {
        var at = Segments[segment];
        var tokens = _tokens[at.Message].Value;
        return new TextCursor(segment, IndexAt(tokens, at.Start + offset));
    }

    /// <summary>The place where a character of a block's original stands.</summary>
    public TextCursor? Find(string block, int source)
    {
        for (var i = 0; i < Segments.Count; i++)
        {
            if (Segments[i] is { Source: { } range } segment && string.Equals(segment.Block, block, StringComparison.Ordinal) && source >= range.Start && source < range.End)
                return At(i, segment.IsVerbatim ? source - range.Start : 0);
        }

        return null;
    }

    /// <summary>Where a key leads from a place.</summary>
    public TextCursor? Step(TextCursor? from, ProvenanceStep step)
    {
        if (Segments.Count == 0 || step == ProvenanceStep.None) return null;
        if (step == ProvenanceStep.Last) return At(Segments.Count - 1, Segments[^1].Text.Length - 1);
        if (step == ProvenanceStep.First || (from is null && step != ProvenanceStep.NextFinding)) return At(0, 0);
        return step switch
        {
            ProvenanceStep.NextToken => ByToken(from!, 1),
            ProvenanceStep.PreviousToken => ByToken(from!, -1),
            ProvenanceStep.NextSegment => BySegment(from!, 1),
            ProvenanceStep.PreviousSegment => BySegment(from!, -1),
            _ => NextFinding(from),
        };
    }

    public TokenSpan TokenOf(TextCursor cursor) => _tokens[Segments[cursor.Segment].Message].Value[cursor.Token];

    public string TextOf(TextCursor cursor)
    {
        var token = TokenOf(cursor);
        return _rendering.Messages[Segments[cursor.Segment].Message].Content.Substring(token.Start, token.Length);
    }

    /// <summary>The frame around the token.</summary>
    public ProvenanceMark MarkOf(TextCursor cursor, bool reveal)
    {
        var token = TokenOf(cursor);
        var (first, last, end) = (cursor.Segment, cursor.Segment, token.Start + token.Length);
        while (Segments[first].Start > token.Start) first--;
        while (Segments[last].End < end) last++;
        return new ProvenanceMark(first, token.Start - Segments[first].Start, last, end - Segments[last].Start, reveal);
    }

    private static int IndexAt(IReadOnlyList<TokenSpan> tokens, int position)
    {
        var (low, high) = (0, tokens.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Start + tokens[middle].Length <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private TextCursor ByToken(TextCursor from, int by)
    {
        var at = Segments[from.Segment];
        var (message, tokens, next) = (at.Message, _tokens[at.Message].Value, from.Token);
        // The bytes of one character may be several tokens that share it.
        do next += by;
        while (next >= 0 && next < tokens.Count && tokens[next].Start == tokens[from.Token].Start);
        if (next >= 0 && next < tokens.Count) return new TextCursor(SegmentAt(message, tokens[next].Start), next);
        message += by;
        if (message < 0 || message >= _tokens.Length || _tokens[message].Value.Count == 0) return from;
        next = by > 0 ? 0 : _tokens[message].Value.Count - 1;
        return new TextCursor(SegmentAt(message, _tokens[message].Value[next].Start), next);
    }

    private TextCursor BySegment(TextCursor from, int by)
    {
        var next = from.Segment + by;
        while (next >= 0 && next < Segments.Count && Segments[next].IsGap) next += by;
        return next >= 0 && next < Segments.Count ? At(next, 0) : from;
    }

    /// <summary>The next segment where a finding begins; after the last one, the first again.</summary>
    private TextCursor? NextFinding(TextCursor? from)
    {
        var start = from?.Segment ?? -1;
        var found = Enumerable.Range(1, Segments.Count).Select(i => (start + i + Segments.Count) % Segments.Count)
            .Where(i => Segments[i].IsFlagged && (i == 0 || !Segments[i - 1].IsFlagged || Segments[i - 1].Message != Segments[i].Message)).Take(1).ToArray();
        return found is [var at] ? At(at, 0) : from;
    }

    private int SegmentAt(int message, int position)
    {
        var (low, high) = (0, Segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var segment = Segments[middle];
            if (segment.Message < message || (segment.Message == message && segment.End <= position)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>A place in assembled text.</summary>
/// <param name="Segment">The index of the segment that is asked about.</param>
/// <param name="Token">The index of the token in the segment's message.</param>
public sealed record TextCursor(int Segment, int Token);
