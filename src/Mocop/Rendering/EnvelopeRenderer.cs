using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Sealing;

namespace Mocop.Rendering;

/// <summary>
/// Renders an envelope from its own content alone, so that anybody who holds it can see what the model was sent.
/// <list type="bullet">
/// <item><c>openai</c>: a message per block, in order; the first system message begins with the preamble. A plugin's block is a <c>tool</c> message only when the application
/// gave it that role and a call id; without, it is a <c>user</c> message, because OpenAI refuses a tool message that no assistant message asked for.</item>
/// <item><c>anthropic</c>: the same, with all system messages first.</item>
/// <item><c>text</c>: one text, every block between fences.</item>
/// </list>
/// </summary>
public static class EnvelopeRenderer
{
    internal const string Gap = "\n\n";

    /// <summary>Renders an envelope. It is not verified here: see <see cref="EnvelopeVerifier"/>.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <param name="format">The form.</param>
    /// <returns>The messages and their provenance.</returns>
    public static ContextRendering Render(Envelope envelope, RenderFormat format) => Render(envelope.Blocks, envelope.Nonce, envelope.Spotlight, format);

    internal static ContextRendering Render(IReadOnlyList<EnvelopeBlock> blocks, string nonce, SpotlightMode mode, RenderFormat format)
    {
        var builder = new RenderingBuilder();
        var shown = blocks.Where(b => !TransformMap.IsDropped(b)).ToList();
        builder.Append(Preamble.For(mode, nonce), BlockIds.Engine, ProvenanceOperation.Preamble);
        if (format == RenderFormat.Text)
            RenderText(builder, shown, nonce, mode);
        else
            RenderMessages(builder, format == RenderFormat.Anthropic ? [.. SystemFirst(shown)] : shown, nonce, mode);
        return builder.Build(format);
    }

    /// <summary>The block whose message comes first; <see langword="null"/> when none is shown.</summary>
    internal static EnvelopeBlock? First(IEnumerable<EnvelopeBlock> blocks, RenderFormat format)
    {
        var shown = blocks.Where(b => !TransformMap.IsDropped(b));
        return (format == RenderFormat.Anthropic ? SystemFirst(shown) : shown).FirstOrDefault();
    }

    /// <summary>What is written of one fenced block, to count what it costs.</summary>
    internal static string RenderAlone(EnvelopeBlock block, string nonce, SpotlightMode mode)
    {
        var builder = new RenderingBuilder();
        WriteFenced(builder, block, nonce, mode);
        builder.EndMessage(block.Role);
        return builder.Build(RenderFormat.Text).Messages[0].Content;
    }

    private static IEnumerable<EnvelopeBlock> SystemFirst(IEnumerable<EnvelopeBlock> blocks) => blocks.OrderBy(b => b.Role != BlockRole.System);

    private static void RenderMessages(RenderingBuilder builder, List<EnvelopeBlock> blocks, string nonce, SpotlightMode mode)
    {
        if (blocks.FirstOrDefault()?.Role == BlockRole.System)
            builder.Append(Gap, BlockIds.Engine, ProvenanceOperation.Separator);
        else
            builder.EndMessage(BlockRole.System);
        foreach (var block in blocks)
            WriteMessage(builder, block, nonce, mode);
    }

    private static void RenderText(RenderingBuilder builder, List<EnvelopeBlock> blocks, string nonce, SpotlightMode mode)
    {
        foreach (var block in blocks)
            WriteTextBlock(builder, block, nonce, mode);
        builder.EndMessage(BlockRole.User);
    }

    private static void WriteMessage(RenderingBuilder builder, EnvelopeBlock block, string nonce, SpotlightMode mode)
    {
        if (Fence.IsNeeded(block))
            WriteFenced(builder, block, nonce, mode);
        else
            Spotlight.Write(builder, block, SpotlightMode.Delimit, nonce);
        var callId = block.Role == BlockRole.Tool ? block.Origin.CallId : null;
        builder.EndMessage(block.Role == BlockRole.Tool && callId is null ? BlockRole.User : block.Role, callId);
    }

    private static void WriteTextBlock(RenderingBuilder builder, EnvelopeBlock block, string nonce, SpotlightMode mode)
    {
        builder.Append(Gap, BlockIds.Engine, ProvenanceOperation.Separator);
        WriteFenced(builder, block, nonce, Fence.IsNeeded(block) ? mode : SpotlightMode.Delimit);
    }

    private static void WriteFenced(RenderingBuilder builder, EnvelopeBlock block, string nonce, SpotlightMode mode)
    {
        var tag = EnvelopeNonce.Tag(nonce);
        builder.Append(Fence.Open(block, tag), block.Id, ProvenanceOperation.Fence);
        Spotlight.Write(builder, block, mode, nonce);
        builder.Append(Fence.Close(block, tag), block.Id, ProvenanceOperation.Fence);
    }
}
