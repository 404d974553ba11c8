using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Mocop.Cli.Lines;

/// <summary>One line of JSON lines, read with errors that name the line and nothing of what is in it.</summary>
internal static class JsonLine
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static T Read<T>(ReadOnlyMemory<byte> line, int number, Func<JsonElement, T> read)
    {
        try
        {
            // Bytes that are no UTF-8 become U+FFFD.
            using var document = JsonDocument.Parse(Utf8.IsValid(line.Span) ? line : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Span)), s_options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : throw Wrong(number, "is no JSON object");
        }
        catch (JsonException)
        {
            throw Wrong(number, "is not JSON, or a member stands twice");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(number, "has an unpaired surrogate");
        }
    }

    public static string TextOf(JsonElement root, int number) =>
        root.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : throw Wrong(number, "has no text");

    public static WrongUseException Wrong(int number, string what) => new($"Line {number} {what}.");
}
