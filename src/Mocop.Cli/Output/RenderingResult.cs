using System.Text.Json.Serialization;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Provenance;
using Mocop.Rendering;

namespace Mocop.Cli.Output;

/// <summary>The messages for the model and, if wanted, where each of their characters and tokens comes from.</summary>
internal sealed record RenderingResult(RenderFormat Format, IReadOnlyList<MessageResult> Messages, object? Map, object? Tokens)
{
    public static RenderingResult Of(ContextRendering rendering, ProvenanceOutput provenance) => new(
        rendering.Format,
        [.. rendering.Messages.Select(message => new MessageResult(message.Role, message.Content, message.ToolCallId))],
        provenance.MapOf(rendering),
        provenance.TokensOf(rendering));
}

/// <summary>A message in the shape of OpenAI's API.</summary>
internal sealed record MessageResult(BlockRole Role, string Content, [property: JsonPropertyName("tool_call_id")] string? ToolCallId);

/// <summary>A run of characters with one origin.</summary>
internal sealed record SpanResult(int Message, int Start, int End, string Block, TextSpan? Source, ProvenanceOperation Op);
