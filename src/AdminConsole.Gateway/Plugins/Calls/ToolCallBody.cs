using System.Text.Json;
using AdminConsole.Gateway.Answers;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>Reads <c>{"arguments":{…},"callId":"call_1"}</c>; both members may be left out.</summary>
internal static class ToolCallBody
{
    /// <summary>The longest body, in bytes.</summary>
    public const int MaxBytes = 262_144;

    private const int MaxCallId = 128;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static bool TryRead(byte[] utf8, string plugin, string tool, out ToolCall call, out Refusal? refusal)
    {
        call = new ToolCall(plugin, tool, new Dictionary<string, JsonElement>(StringComparer.Ordinal), null);
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            root = document.RootElement.Clone();
            CheckText(root);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            refusal = new(StatusCodes.Status400BadRequest, "body.malformed", "The body is not JSON, is nested deeper than 32, has a member twice or an unpaired surrogate.");
            return false;
        }

        refusal = Check(root);
        if (refusal is null)
        {
            call = call with
            {
                Arguments = root.TryGetProperty("arguments", out var arguments)
                    ? arguments.EnumerateObject().ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal)
                    : call.Arguments,
                CallId = root.TryGetProperty("callId", out var id) ? id.GetString() : null,
            };
        }

        return refusal is null;
    }

    private static Refusal? Check(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Any(m => !m.NameEquals("arguments") && !m.NameEquals("callId")))
            return new(StatusCodes.Status422UnprocessableEntity, "request.invalid", "The body must be an object with the members arguments and callId, and no other.");
        if (root.TryGetProperty("arguments", out var arguments) && arguments.ValueKind != JsonValueKind.Object)
            return new(StatusCodes.Status422UnprocessableEntity, "arguments.malformed", "arguments must be an object: the tool's arguments by name.", "arguments");
        return root.TryGetProperty("callId", out var id) && !(id.ValueKind == JsonValueKind.String && IsCallId(id.GetString()!))
            ? new(StatusCodes.Status422UnprocessableEntity, "callId.malformed", $"callId must be 1 to {MaxCallId} of the letters A-Z, a-z, 0-9, '.', '_', ':' and '-'.", "callId")
            : null;
    }

    private static bool IsCallId(string id) => id.Length is > 0 and <= MaxCallId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-');

    /// <exception cref="InvalidOperationException">A name or a string is no Unicode.</exception>
    private static void CheckText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    CheckText(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    CheckText(member.Value);
                }

                break;
        }
    }
}
