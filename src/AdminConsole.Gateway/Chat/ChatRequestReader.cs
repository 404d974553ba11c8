using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.Gateway.Answers;

namespace AdminConsole.Gateway.Chat;

/// <summary>Reads a chat completion request: strictly what the gateway must understand, and nothing of the rest.</summary>
internal static class ChatRequestReader
{
    private const int MaxChoices = 16;
    private const int MaxAnswer = 10_000_000;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static ChatRequest? Read(byte[] utf8, out Refusal? refusal)
    {
        refusal = null;
        try
        {
            return JsonNode.Parse(utf8, documentOptions: Options) is JsonObject body ? Read(body) : throw new Misread("", "must be an object");
        }
        catch (Misread wrong)
        {
            refusal = new(StatusCodes.Status400BadRequest, "request.invalid", $"{(wrong.Path.Length == 0 ? "The body" : wrong.Path)} {wrong.Message}.", wrong.Path.Length == 0 ? null : wrong.Path);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            refusal = new(StatusCodes.Status400BadRequest, "body.malformed", "The body is not JSON, a member stands twice, or a text holds an unpaired surrogate.");
        }

        return null;
    }

    private static ChatRequest Read(JsonObject body)
    {
        var model = Text(body, "model", "") ?? throw new Misread("model", "is missing");
        if (model.Length is 0 or > 256)
            throw new Misread("model", $"has {model.Length} characters; 1 to 256 are allowed");
        var messages = body["messages"] as JsonArray ?? throw new Misread("messages", "must be an array");
        if (messages.Count == 0)
            throw new Misread("messages", "is empty");
        var turns = messages.Select((m, i) => ChatTurnReader.Read(m, i)).ToList();
        var options = body["stream_options"] as JsonObject;
        var parameters = (JsonObject)body.DeepClone();
        foreach (var name in new[] { "model", "messages", "stream" })
            parameters.Remove(name);
        return new ChatRequest(model, turns, parameters)
        {
            Stream = Flag(body, "stream", ""),
            IncludeUsage = options is not null && Flag(options, "include_usage", "stream_options."),
            AnswerLimit = Number(body, "max_completion_tokens", MaxAnswer) ?? Number(body, "max_tokens", MaxAnswer),
            Choices = Number(body, "n", MaxChoices) ?? 1,
            User = Text(body, "user", ""),
        };
    }

    internal static string? Text(JsonObject json, string name, string path) => json[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw new Misread(path + name, "must be a string"),
    };

    private static bool Flag(JsonObject json, string name, string path) => json[name]?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw new Misread(path + name, "must be true or false"),
    };

    private static int? Number(JsonObject json, string name, int most) =>
        json[name] is not { } node ? null
        : node is JsonValue value && value.TryGetValue<int>(out var number) && number >= 1 && number <= most ? number
        : throw new Misread(name, $"must be an integer from 1 to {most}");
}

/// <summary>A member that is not what it must be.</summary>
internal sealed class Misread(string path, string message) : Exception(message)
{
    public string Path { get; } = path;
}
