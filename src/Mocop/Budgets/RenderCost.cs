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

    private readonly Dictionary<EnvelopeBlock, int> _blocks = new(ReferenceEqualityComparer.Instance);
    private readonly TokenMemory _memory = memory ?? new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Tokens of a block as it is rendered, with its fences and the framing of its message. Dropped blocks have none.</summary>
    public int Of(EnvelopeBlock block)
    {
        if (!_blocks.TryGetValue(block, out var tokens))
            _blocks[block] = tokens = TransformMap.IsDropped(block) ? 0 : Rendered(block);
        return tokens;
    }

    /// <summary>Tokens of the whole rendering.</summary>
    public int Of(IReadOnlyList<EnvelopeBlock> blocks) => EnvelopeRenderer.Render(blocks, nonce, mode, format).Messages.Sum(Count) + Answer;

    public int Count(string text)
    {
        if (!_counts.TryGetValue(text, out var count))
            _counts[text] = count = encoding.Count(text);
        return count;
    }

    /// <summary>Tokens of a block's content, which is remembered: it stands in a message too.</summary>
    public int CountContent(string text) => _counts[text] = _memory.Count(encoding, text);

    /// <summary>The longest beginning with at most so many tokens.</summary>
    public int PrefixLength(string text, int tokens) => encoding.PrefixLength(text, tokens);

    /// <summary>The longest end with at most so many tokens.</summary>
    public int SuffixLength(string text, int tokens) => encoding.SuffixLength(text, tokens);

    /// <summary>In one text the line breaks before a block join what stands there, so they are the whole's.</summary>
    private int Rendered(EnvelopeBlock block)
    {
        var rendering = EnvelopeRenderer.RenderAlone(block, nonce, mode, format);
        var message = rendering.Messages[0];
        var gap = format == RenderFormat.Text ? EnvelopeRenderer.Gap.Length : 0;
        if (Fence.IsNeeded(block) && mode != SpotlightMode.Delimit)
            return gap > 0 ? encoding.Count(message.Content.AsSpan(gap)) : Count(message);
        var position = format == RenderFormat.Text || Fence.IsNeeded(block) ? Fence.Open(block, EnvelopeNonce.Tag(nonce)).Length : 0;
        var tokens = _memory.CountWithin(encoding, block.Content, message.Content.AsSpan(gap), position);
        if (gap > 0)
            return tokens;
        _counts[message.Content] = tokens;
        return Count(message);
    }

    private int Count(RenderedMessage message) => Count(message.Content) + PerMessage + (message.ToolCallId is { } id ? Count(id) : 0);
}
