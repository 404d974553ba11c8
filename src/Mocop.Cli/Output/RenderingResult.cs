using System.Text.Json.Serialization;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Provenance;
using Mocop.Rendering;

namespace Mocop.Cli.Output;

/// <summary>The messages for the model and, if wanted, where each of their characters comes from.</summary>
internal sealed record RenderingResult(RenderFormat Format, IReadOnlyList<MessageResult> Messages, IReadOnlyList<SpanResult>? Map)
{
    public static RenderingResult Of(ContextRendering rendering, bool withMap) => new(
        rendering.Format,
        [.. rendering.Messages.Select(message => new MessageResult(message.Role, message.Content, message.ToolCallId))],
        withMap ? [.. rendering.Map.Select(span => new SpanResult(span.Message, span.Start, span.End, span.Block, span.Source, span.Operation))] : null);
}

/// <summary>A message in the shape of OpenAI's API.</summary>
internal sealed record MessageResult(BlockRole Role, string Content, [property: JsonPropertyName("tool_call_id")] string? ToolCallId);

/// <summary>A run of characters with one origin.</summary>
internal sealed record SpanResult(int Message, int Start, int End, string Block, TextSpan? Source, ProvenanceOperation Op);
