using System.Text;
using System.Text.Json;

namespace AdminConsole.Gateway.Models;

/// <summary>Reads what the gateway must know of an answer, and leaves the answer as it is.</summary>
internal static class UpstreamAnswer
{
    private const int MaxBytes = 33_554_432;

    public static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await content.LoadIntoBufferAsync(MaxBytes, cancellation);
        return await content.ReadAsByteArrayAsync(cancellation);
    }

    public static ChatAnswer? Parse(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array)
                return null;
            var first = choices.EnumerateArray().Select(c => Member(c, "message")).FirstOrDefault();
            return new ChatAnswer(json, Text(first, "content"), ChatUsage.Of(document.RootElement))
            {
                CalledTools = [.. Items(first, "tool_calls").Select(c => Text(Member(c, "function"), "name"))],
            };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static ChatChunk? ParseChunk(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var generated = new StringBuilder();
            var choices = Items(root, "choices").ToList();
            foreach (var delta in choices.Select(c => Member(c, "delta")))
            {
                generated.Append(Text(delta, "content"));
                foreach (var call in Items(delta, "tool_calls").Select(c => Member(c, "function")))
                    generated.Append(Text(call, "name")).Append(Text(call, "arguments"));
            }

            var usage = ChatUsage.Of(root);
            return new ChatChunk(json, generated.ToString(), usage, choices.Count == 0 && usage is not null);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement value, string name) => Member(value, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static JsonElement.ArrayEnumerator Items(JsonElement value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;
}
