using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Budgets;

/// <summary>
/// Counts the tokens of what is sent. The framing is that of OpenAI's chat models: four tokens per message (three marks and the role), three that open the answer, and a tool's
/// call id; other providers' framing is not published, and the same figures stand for it.
/// </summary>
internal sealed class RenderCost(TokenEncoding encoding, string nonce, SpotlightMode mode, RenderFormat format, TokenMemory? memory = null)
{
    private const int PerMessage = 4;
    private const int Answer = 3;

    private readonly string _preamble = Preamble.For(mode, nonce);
    private readonly string _tag = EnvelopeNonce.Tag(nonce);
    private readonly Dictionary<EnvelopeBlock, int> _blocks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EnvelopeBlock, int> _openings = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Tokens of a block as it is rendered, with its fences and the framing of its message. Dropped blocks have none.</summary>
    public int Of(EnvelopeBlock block)
    {
        if (!_blocks.TryGetValue(block, out var tokens))
            _blocks[block] = tokens = TransformMap.IsDropped(block) ? 0 : Rendered(block, "").Tokens;
        return tokens;
    }

    /// <summary>Tokens of the whole rendering.</summary>
    public int Of(IReadOnlyList<EnvelopeBlock> blocks)
    {
        if (format == RenderFormat.Text)
            return encoding.Count(EnvelopeRenderer.Render(blocks, nonce, mode, format).Messages[0].Content) + PerMessage + Answer;
        var first = EnvelopeRenderer.First(blocks, format);
        return Answer + (first is { Role: BlockRole.System } ? Opening(first) - Of(first) : Count(_preamble) + PerMessage) + blocks.Sum(Of);
    }

    public int Count(string text)
    {
        if (!_counts.TryGetValue(text, out var count))
            _counts[text] = count = encoding.Count(text);
        return count;
    }

    /// <summary>The block with the tokens of its content.</summary>
    public EnvelopeBlock Counted(EnvelopeBlock block)
    {
        var (tokens, content) = Rendered(block, "");
        var counted = block with { Tokens = content ?? Content(block.Content) };
        _blocks[counted] = TransformMap.IsDropped(block) ? 0 : tokens;
        return counted;
    }

    /// <summary>The longest beginning with at most so many tokens.</summary>
    public int PrefixLength(string text, int tokens) => encoding.PrefixLength(text, tokens);

    /// <summary>The longest end with at most so many tokens.</summary>
    public int SuffixLength(string text, int tokens) => encoding.SuffixLength(text, tokens);

    /// <summary>Tokens of the message that begins with the preamble.</summary>
    private int Opening(EnvelopeBlock first)
    {
        if (!_openings.TryGetValue(first, out var tokens))
            _openings[first] = tokens = Rendered(first, _preamble + EnvelopeRenderer.Gap).Tokens;
        return tokens;
    }

    /// <summary>
    /// A block's message behind a text that begins it, and its content where both were counted in one pass. In one text the line breaks before a block join what stands there, so they are the whole's.
    /// </summary>
    private (int Tokens, int? Content) Rendered(EnvelopeBlock block, string start)
    {
        var isFenced = format == RenderFormat.Text || Fence.IsNeeded(block);
        if (Fence.IsNeeded(block) && mode != SpotlightMode.Delimit)
            return (encoding.Count(start + EnvelopeRenderer.RenderAlone(block, nonce, mode)) + Framing(block), null);
        var (open, close) = isFenced ? (Fence.Open(block, _tag), Fence.Close(block, _tag)) : ("", "");
        if (memory is not null)
            return (memory.CountWithin(encoding, block.Content, start + open, close) + Framing(block), null);
        var count = FencedTokenCount.Of(encoding.Encoder, start + open, block.Content, close);
        return (count.Fenced + Framing(block), count.Alone);
    }

    private int Content(string text) => memory?.Count(encoding, text) ?? encoding.Count(text);

    private int Framing(EnvelopeBlock block) =>
        format == RenderFormat.Text ? 0 : PerMessage + (block.Role == BlockRole.Tool && block.Origin.CallId is { } id ? Count(id) : 0);
}
