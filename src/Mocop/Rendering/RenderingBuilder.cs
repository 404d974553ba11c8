using System.Text;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Provenance;

namespace Mocop.Rendering;

/// <summary>Writes messages and, character by character, where they come from.</summary>
internal sealed class RenderingBuilder
{
    private readonly List<RenderedMessage> _messages = [];
    private readonly List<ProvenanceSpan> _map = [];
    private readonly StringBuilder _content = new();

    public void Append(ReadOnlySpan<char> text, string block, ProvenanceOperation operation, TextSpan? source = null)
    {
        if (text.IsEmpty)
            return;
        var start = _content.Length;
        _content.Append(text);
        _map.Add(new ProvenanceSpan(_messages.Count, start, _content.Length, block, source, operation));
    }

    public void EndMessage(BlockRole role, string? toolCallId = null)
    {
        _messages.Add(new RenderedMessage(role, _content.ToString(), toolCallId));
        _content.Clear();
    }

    public ContextRendering Build(RenderFormat format) => new(format, _messages, _map);
}
