using System.Text;
using System.Text.Json;
using Mocop.Blocks;
using Mocop.Json;

namespace Mocop.Cli.Lines;

/// <summary>A line of <c>mocop scan --jsonl</c>: <c>{"id":…,"text":"…","kind":"plugin"}</c>. Other members, as labelled data has them, are passed over.</summary>
/// <param name="Id">The id in JSON, as it stood there; <c>null</c> if there was none.</param>
/// <param name="Text">The text.</param>
/// <param name="Kind">What the text is.</param>
internal sealed record ScanLine(byte[] Id, string Text, BlockKind Kind)
{
    public static ScanLine Parse(ReadOnlyMemory<byte> line, int number) => JsonLine.Read(line, number, root =>
    {
        var kind = BlockKind.Plugin;
        if (root.TryGetProperty("kind", out var named) && !(named.ValueKind == JsonValueKind.String && WireName.TryParse(named.GetString(), out kind)))
            throw JsonLine.Wrong(number, $"has an unknown kind; known are {string.Join(", ", WireName.All<BlockKind>())}");
        return new ScanLine(IdOf(root, number), JsonLine.TextOf(root, number), kind);
    });

    private static byte[] IdOf(JsonElement root, int number)
    {
        if (!root.TryGetProperty("id", out var id))
            return "null"u8.ToArray();
        return id.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null
            ? Encoding.UTF8.GetBytes(id.GetRawText())
            : throw JsonLine.Wrong(number, "has an id that is neither a string nor a number");
    }
}
