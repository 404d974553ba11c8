using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Budgets;

/// <summary>
/// Counts the tokens of what is sent. The framing is that of OpenAI's chat models: four tokens per message (three marks and the role), three that open the answer, and a tool's
/// call id; other providers' framing is not published, and the same figures stand for it.
/// </summary>
internal sealed class RenderCost(TokenEncoding encoding, string nonce, SpotlightMode mode, RenderFormat format)
{
    private const int PerMessage = 4;
    private const int Answer = 3;

    private readonly Dictionary<EnvelopeBlock, int> _blocks = new(ReferenceEqualityComparer.Instance);
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

    /// <summary>The longest beginning with at most so many tokens.</summary>
    public int PrefixLength(string text, int tokens) => encoding.PrefixLength(text, tokens);

    /// <summary>The longest end with at most so many tokens.</summary>
    public int SuffixLength(string text, int tokens) => encoding.SuffixLength(text, tokens);

    /// <summary>In one text the line breaks before a block join what stands there, so they are the whole's.</summary>
    private int Rendered(EnvelopeBlock block)
    {
        var message = EnvelopeRenderer.RenderAlone(block, nonce, mode, format).Messages[0];
        return format == RenderFormat.Text ? encoding.Count(message.Content.AsSpan(EnvelopeRenderer.Gap.Length)) : Count(message);
    }

    private int Count(RenderedMessage message) => Count(message.Content) + PerMessage + (message.ToolCallId is { } id ? Count(id) : 0);
}
