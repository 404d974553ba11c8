using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AdminConsole.Gateway.Models.Simulated;

/// <summary>A tool that the application offers.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="TextParameters">Its required parameters that take a string.</param>
internal sealed record SimulatedTool(string Name, IReadOnlyList<string> TextParameters)
{
    public static IReadOnlyList<SimulatedTool> Of(JsonNode? tools) =>
        tools is not JsonArray offered ? [] : [.. offered.OfType<JsonObject>().Select(Read).OfType<SimulatedTool>()];

    private static SimulatedTool? Read(JsonObject tool)
    {
        if (tool["function"] is not JsonObject function || function["name"] is not JsonValue name || !name.TryGetValue<string>(out var text))
            return null;
        var parameters = function["parameters"] as JsonObject;
        var required = (parameters?["required"] as JsonArray)?.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var r) ? r : "") ?? [];
        return new(text, [.. required.Where(r => (parameters!["properties"] as JsonObject)?[r] is JsonObject p && p["type"] is JsonValue t && t.TryGetValue<string>(out var type) && type == "string")]);
    }
}

/// <summary>A tool that the stand-in calls.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">Its arguments as JSON.</param>
internal sealed partial record SimulatedToolCall(string Name, string Arguments)
{
    /// <summary>The first tool whose name shares a word with an order, or else with the question.</summary>
    public static SimulatedToolCall? Choose(IReadOnlyList<SimulatedTool> tools, IReadOnlyList<Order> orders, string question)
    {
        foreach (var about in orders.Where(o => o.Kind == OrderKind.Deed).Select(o => (Words: $"{o.Verb} {o.Rest}", Argument: o.Rest)).Append((Words: question, Argument: question)))
        {
            var words = Sentences.WordsOf(about.Words);
            if (tools.FirstOrDefault(t => Sentences.WordsOf(WordEdge.Replace(t.Name, " ")).Any(words.Contains)) is { } tool)
                return new(tool.Name, new JsonObject(tool.TextParameters.Distinct(StringComparer.Ordinal).Select(p => KeyValuePair.Create(p, (JsonNode?)about.Argument.Trim()))).ToJsonString());
        }

        return null;
    }

    [GeneratedRegex(@"[_\-./]+|(?<=\p{Ll})(?=\p{Lu})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WordEdge { get; }
}
