using Mocop.Blocks;
using Mocop.Policies;

namespace Mocop.Rendering;

/// <summary>Reads blocks back from the text of a rendering alone. Its being exact, whatever the contents, is what the fences and escapes are for.</summary>
public static class ContextParser
{
    /// <summary>Reads a rendering.</summary>
    /// <param name="rendering">The messages; the map is not looked at.</param>
    /// <returns>The blocks in order, or <see langword="null"/> when these messages are no rendering of an envelope.</returns>
    public static IReadOnlyList<ParsedBlock>? Parse(ContextRendering rendering)
    {
        if (rendering.Messages.Count == 0 || ParsedPreamble.Read(rendering.Messages[0].Content) is not { } preamble)
            return null;
        try
        {
            return rendering.Format == RenderFormat.Text ? ParseText(rendering.Messages, preamble) : ParseMessages(rendering.Messages, preamble);
        }
        catch (FormatException)
        {
            // The preamble promises base64, and there is something else between the fences.
            return null;
        }
    }

    private static List<ParsedBlock>? ParseMessages(IReadOnlyList<RenderedMessage> messages, ParsedPreamble preamble)
    {
        var blocks = new List<ParsedBlock>();
        var first = messages[0];
        if (first.Role != BlockRole.System)
            return null;
        if (first.Content.Length > preamble.Length)
        {
            if (!first.Content.AsSpan(preamble.Length).StartsWith(EnvelopeRenderer.Gap, StringComparison.Ordinal))
                return null;
            blocks.Add(Unfenced(first, first.Content[(preamble.Length + EnvelopeRenderer.Gap.Length)..]));
        }

        foreach (var message in messages.Skip(1))
        {
            var fenced = ParsedFence.Read(message.Content, 0, preamble.Tag);
            if (fenced is not null && fenced.End != message.Content.Length)
                return null;
            blocks.Add(fenced is null ? Unfenced(message, message.Content) : Fenced(fenced, message.Role, message.ToolCallId, preamble));
        }

        return blocks;
    }

    private static List<ParsedBlock>? ParseText(IReadOnlyList<RenderedMessage> messages, ParsedPreamble preamble)
    {
        var blocks = new List<ParsedBlock>();
        var text = messages[0].Content;
        for (var at = preamble.Length; at < text.Length;)
        {
            if (!text.AsSpan(at).StartsWith(EnvelopeRenderer.Gap, StringComparison.Ordinal)
                || ParsedFence.Read(text, at + EnvelopeRenderer.Gap.Length, preamble.Tag) is not { } fenced)
            {
                return null;
            }

            blocks.Add(Fenced(fenced, fenced.Role ?? BlockRole.User, null, preamble));
            at = fenced.End;
        }

        return messages.Count == 1 ? blocks : null;
    }

    private static ParsedBlock Unfenced(RenderedMessage message, string content) =>
        message.Role == BlockRole.System
            ? new ParsedBlock(null, message.Role, false, null, null, content, true)
            : new ParsedBlock(null, message.Role, false, null, message.ToolCallId, Escaping.BlockEscaper.Unescape(content), IsComplete(content));

    private static ParsedBlock Fenced(ParsedFence fence, BlockRole role, string? callId, ParsedPreamble preamble)
    {
        var isData = fence.Role is null;
        var content = Spotlight.Undo(fence.Content, isData ? preamble.Mode : SpotlightMode.Delimit, preamble.Marker);
        return role == BlockRole.System
            ? new ParsedBlock(fence.Id, role, false, null, null, content, true)
            : new ParsedBlock(fence.Id, role, isData, fence.Origin, callId, Escaping.BlockEscaper.Unescape(content), IsComplete(content));
    }

    private static bool IsComplete(string content) => !content.Contains(Escaping.Scar.Start, StringComparison.Ordinal);
}
