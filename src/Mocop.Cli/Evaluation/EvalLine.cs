using System.Text.Json;
using Mocop.Cli.Lines;

namespace Mocop.Cli.Evaluation;

/// <summary>A labelled text: <c>{"id","text","label","kind","source"}</c>.</summary>
/// <param name="Id">A name of the text; empty if there is none.</param>
/// <param name="Text">The text.</param>
/// <param name="IsAttack">Whether the label is 1.</param>
/// <param name="Kind"><c>direct</c>, <c>indirect</c>, <c>jailbreak</c>, <c>benign</c>, <c>benign-hard</c>, or what the data says.</param>
/// <param name="Source">Where the text comes from; empty if the data does not say.</param>
internal sealed record EvalLine(string Id, string Text, bool IsAttack, string Kind, string Source)
{
    public static EvalLine Parse(ReadOnlyMemory<byte> line, int number) => JsonLine.Read(line, number, root =>
    {
        if (!root.TryGetProperty("label", out var label) || label.ValueKind != JsonValueKind.Number || !label.TryGetInt32(out var value) || value is not (0 or 1))
            throw JsonLine.Wrong(number, "has no label 0 or 1");
        return new EvalLine(Member(root, "id"), JsonLine.TextOf(root, number), value == 1, Member(root, "kind"), Member(root, "source"));
    });

    private static string Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
