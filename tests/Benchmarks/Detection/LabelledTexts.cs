using System.Text.Json;
using Mocop.Blocks;

namespace Benchmarks.Detection;

/// <summary>A text of a labelled file of JSON lines.</summary>
internal readonly record struct LabelledText(string Id, string Text, bool IsAttack, BlockKind Kind);

/// <summary>Reads folders of labelled JSON lines that are named on the command line: <c>id, text, label, kind</c>.</summary>
internal static class LabelledTexts
{
    internal static IEnumerable<(string File, LabelledText[] Texts)> Read(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal))
            yield return (Path.GetFileNameWithoutExtension(path), File.ReadLines(path).Select(l => Parse(l, path)).ToArray());
    }

    private static LabelledText Parse(string line, string path)
    {
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        var kind = row.GetProperty("kind").GetString();
        var isUser = kind is "direct" or "jailbreak" || path.Contains("_user", StringComparison.Ordinal) || path.Contains("_frr", StringComparison.Ordinal);
        return new(row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!, row.GetProperty("label").GetInt32() == 1, isUser ? BlockKind.User : BlockKind.Plugin);
    }
}
