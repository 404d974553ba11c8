using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Json;
using Mocop.Rendering;

namespace Mocop.Client.Contexts;

/// <summary>The pieces of a prompt, for <see cref="MocopClient.AssembleAsync"/>. Tenant and application follow from the API key.</summary>
public sealed record ContextDraft
{
    /// <summary>The model that the context is meant for.</summary>
    public required string Model { get; init; }

    /// <summary>The form of the rendering.</summary>
    public RenderFormat Format { get; init; } = RenderFormat.OpenAi;

    /// <summary>On whose behalf the application asks.</summary>
    public string? Subject { get; init; }

    /// <summary>The conversation.</summary>
    public SessionReference? Session { get; init; }

    /// <summary>The token limit.</summary>
    public ContextBudget? Budget { get; init; }

    /// <summary>The blocks in the order in which the model is to see them.</summary>
    public required IReadOnlyList<ContextBlock> Blocks { get; init; }

    internal byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("model", Model);
            writer.WriteString("format", WireName.Of(Format));
            if (Subject is not null)
                writer.WriteString("subject", Subject);
            WriteBounds(writer);
            writer.WriteStartArray("blocks");
            foreach (var block in Blocks)
                writer.WriteRawValue(ContextBlockJson.Write(block));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private void WriteBounds(Utf8JsonWriter writer)
    {
        if (Session is not null)
        {
            writer.WriteStartObject("session");
            writer.WriteString("id", Session.Id);
            writer.WriteNumber("sequence", Session.Sequence);
            writer.WriteEndObject();
        }

        if (Budget is not null)
        {
            writer.WriteStartObject("budget");
            writer.WriteNumber("limit", Budget.Limit);
            writer.WriteNumber("reserve", Budget.Reserve);
            writer.WriteEndObject();
        }
    }
}
