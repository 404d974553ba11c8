using System.Text;
using System.Text.Json;
using Mocop.Blocks;
using Mocop.Json;

namespace Mocop.Cli.Input;

/// <summary>A line of <c>mocop scan --jsonl</c>: <c>{"id":…,"text":"…","kind":"plugin"}</c>. Other members, as labelled data has them, are passed over.</summary>
/// <param name="Id">The id in JSON, as it stood there; <c>null</c> if there was none.</param>
/// <param name="Text">The text.</param>
/// <param name="Kind">What the text is.</param>
internal sealed record ScanLine(byte[] Id, string Text, BlockKind Kind)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static ScanLine Parse(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line, s_options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw Wrong(number, "is no JSON object");
            if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
                throw Wrong(number, "has no text");
            var kind = BlockKind.Plugin;
            if (root.TryGetProperty("kind", out var named) && !(named.ValueKind == JsonValueKind.String && WireName.TryParse(named.GetString(), out kind)))
                throw Wrong(number, $"has an unknown kind; known are {string.Join(", ", WireName.All<BlockKind>())}");
            return new ScanLine(IdOf(root, number), text.GetString()!, kind);
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

    private static byte[] IdOf(JsonElement root, int number)
    {
        if (!root.TryGetProperty("id", out var id))
            return "null"u8.ToArray();
        return id.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null
            ? Encoding.UTF8.GetBytes(id.GetRawText())
            : throw Wrong(number, "has an id that is neither a string nor a number");
    }

    private static WrongUseException Wrong(int number, string what) => new($"Line {number} {what}.");
}
