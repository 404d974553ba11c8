using System.Text.Json.Nodes;

namespace AdminConsole.Gateway.Chat;

/// <summary>Reads one message of a chat.</summary>
internal static class ChatTurnReader
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool", "function"];
    private static readonly string[] GivenByTheMessage = ["content", "id", "kind", "role"];

    public static ChatTurn Read(JsonNode? node, int index)
    {
        var path = $"messages[{index}]";
        var json = node as JsonObject ?? throw new Misread(path, "must be an object");
        var role = ChatRequestReader.Text(json, "role", path + ".") ?? throw new Misread($"{path}.role", "is missing");
        if (!Roles.Contains(role))
            throw new Misread($"{path}.role", $"must be one of {string.Join(", ", Roles)}");
        var calls = role == "assistant" ? CallsOf(json, path) : [];
        var text = ContentOf(json["content"], $"{path}.content");
        if (text is null && calls.Count == 0 && json["function_call"] is null)
            throw new Misread($"{path}.content", "is missing");
        return new ChatTurn(index, role, text, json)
        {
            ToolCallId = role == "tool" ? ChatRequestReader.Text(json, "tool_call_id", path + ".") : null,
            ToolCalls = calls,
            Proof = ProofOf(json, role, path),
        };
    }

    private static string? ContentOf(JsonNode? content, string path) => content switch
    {
        null => null,
        JsonArray parts => string.Join('\n', parts.Select((part, i) => PartOf(part, $"{path}[{i}]"))),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new Misread(path, "must be a string or an array of text parts"),
    };

    private static string PartOf(JsonNode? part, string path)
    {
        var json = part as JsonObject ?? throw new Misread(path, "must be an object");
        return ChatRequestReader.Text(json, "type", path + ".") switch
        {
            "text" => ChatRequestReader.Text(json, "text", path + ".") ?? throw new Misread($"{path}.text", "is missing"),
            "refusal" => ChatRequestReader.Text(json, "refusal", path + ".") ?? throw new Misread($"{path}.refusal", "is missing"),
            _ => throw new Misread($"{path}.type", "must be text: images, audio and files cannot be scanned and sealed, so they are not passed on"),
        };
    }

    private static List<ChatToolCall> CallsOf(JsonObject json, string path)
    {
        if (json["tool_calls"] is not { } node)
            return [];
        var calls = node as JsonArray ?? throw new Misread($"{path}.tool_calls", "must be an array");
        return [.. calls.Select((call, i) => CallOf(call, $"{path}.tool_calls[{i}]"))];
    }

    private static ChatToolCall CallOf(JsonNode? node, string path)
    {
        var call = node as JsonObject ?? throw new Misread(path, "must be an object");
        var id = ChatRequestReader.Text(call, "id", path + ".") ?? throw new Misread($"{path}.id", "is missing");
        var name = (call["function"] ?? call["custom"]) is JsonObject function ? ChatRequestReader.Text(function, "name", $"{path}.function.") : null;
        return new(id, name ?? "");
    }

    private static JsonObject? ProofOf(JsonObject json, string role, string path)
    {
        if (!json.ContainsKey("mocop"))
            return null;
        var proof = json["mocop"] as JsonObject ?? throw new Misread($"{path}.mocop", "must be an object");
        if (role != "tool")
            throw new Misread($"{path}.mocop", "may only stand on a tool message");
        foreach (var name in GivenByTheMessage.Where(proof.ContainsKey))
            throw new Misread($"{path}.mocop.{name}", "is given by the message itself");
        return proof;
    }
}
