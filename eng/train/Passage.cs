using System.Text.Json;
using Mocop.Blocks;

namespace Mocop.Train;

/// <summary>Passages that were written for training one by one: <c>{"text","label","kind","family"}</c>.</summary>
/// <param name="Text">The passage.</param>
/// <param name="IsAttack">The label.</param>
/// <param name="Kind">The kind of block in which it stands.</param>
/// <param name="Family">What sort of passage it is.</param>
/// <param name="Language">Its language, if it is said.</param>
/// <param name="Author">Who wrote it: the name of the file.</param>
internal sealed record Passage(string Text, bool IsAttack, BlockKind Kind, string Family, string? Language, string Author)
{
    /// <summary>Harmless passages that tell somebody what to do.</summary>
    private static readonly HashSet<string> Instructions =
    [
        "agent-instr", "agents-md", "sysprompt", "tool-rules", "rules-file", "rules", "agent-docs", "prompt-library", "work-prompt", "prompt-in-code", "runbook", "howto", "shell-howto", "wiki-howto", "manual", "people-instructions",
        "long_task_instructions",
    ];

    /// <summary>Whether it gives instructions, whoever gives them.</summary>
    internal bool GivesInstructions => IsAttack || Instructions.Contains(Family);

    /// <summary>Reads all passages of a folder.</summary>
    internal static IReadOnlyList<Passage> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "passages-*.jsonl").Order(StringComparer.Ordinal).SelectMany(f => File.ReadLines(f).Where(l => l.Length > 0).Select(l => Read(JsonElement.Parse(l), Path.GetFileNameWithoutExtension(f))))];

    private static Passage Read(JsonElement row, string author)
    {
        var kind = row.GetProperty("kind").GetString()!;
        return new(
            row.GetProperty("text").GetString()!,
            row.GetProperty("label").GetInt32() == 1,
            kind is "direct" or "jailbreak" ? BlockKind.User : BlockKind.Plugin,
            row.GetProperty("family").GetString()!,
            row.TryGetProperty("language", out var language) ? language.GetString() : null,
            author);
    }
}
