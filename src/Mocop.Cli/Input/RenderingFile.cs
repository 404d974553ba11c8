using System.Text.Json;
using Mocop.Blocks;
using Mocop.Json;
using Mocop.Rendering;

namespace Mocop.Cli.Input;

/// <summary>A rendering as it stands in a file.</summary>
internal static class RenderingFile
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Reads a rendering, an object with one, or a list of messages.</summary>
    public static ContextRendering Read(byte[] utf8, string file, RenderFormat format)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, s_options);
            var rendering = document.RootElement;
            if (rendering.ValueKind == JsonValueKind.Object && rendering.TryGetProperty("rendering", out var inner))
                rendering = inner;
            var messages = rendering;
            if (rendering.ValueKind == JsonValueKind.Object)
            {
                if (!rendering.TryGetProperty("messages", out messages))
                    throw Wrong(file, "has no messages");
                if (rendering.TryGetProperty("format", out var named) && !(named.ValueKind == JsonValueKind.String && WireName.TryParse(named.GetString(), out format)))
                    throw Wrong(file, $"has an unknown format; known are {string.Join(", ", WireName.All<RenderFormat>())}");
            }

            if (messages.ValueKind != JsonValueKind.Array)
                throw Wrong(file, "is neither a rendering nor a list of messages");
            return new ContextRendering(format, [.. messages.EnumerateArray().Select((message, i) => Message(message, $"messages[{i}]", file))], []);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Wrong(file, "is not JSON, a member stands twice, or there is an unpaired surrogate");
        }
    }

    private static RenderedMessage Message(JsonElement message, string path, string file)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw Wrong(file, $"has no object at {path}");
        if (!message.TryGetProperty("role", out var name) || name.ValueKind != JsonValueKind.String || !WireName.TryParse<BlockRole>(name.GetString(), out var role))
            throw Wrong(file, $"has at {path}.role none of {string.Join(", ", WireName.All<BlockRole>())}");
        if (!message.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.String)
            throw Wrong(file, $"has no text at {path}.content");
        var call = message.TryGetProperty("tool_call_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        return new RenderedMessage(role, content.GetString()!, call);
    }

    private static WrongUseException Wrong(string file, string what) => new($"'{file}' {what}.");
}
