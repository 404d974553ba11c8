using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Provenance;

namespace AdminConsole.Components;

/// <summary>The words and style-sheet classes of the engine's terms. Each word is shown beside its colour, never the colour alone.</summary>
internal static class TrustWords
{
    public static string Word(this TrustLevel trust) => trust switch
    {
        TrustLevel.System => "system",
        TrustLevel.Operator => "operator",
        TrustLevel.User => "user",
        TrustLevel.Plugin => "plugin",
        _ => "web",
    };

    public static string Word(this Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };

    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Allow => "allow",
        Verdict.Neutralize => "neutralize",
        Verdict.Redact => "redact",
        Verdict.Quarantine => "quarantine",
        _ => "block",
    };

    public static string Word(this BlockKind kind) => kind switch
    {
        BlockKind.System => "system",
        BlockKind.User => "user",
        BlockKind.History => "history",
        BlockKind.Memory => "memory",
        BlockKind.Retrieval => "retrieval",
        _ => "plugin",
    };

    public static string Word(this TruncationStrategy strategy) => strategy switch
    {
        TruncationStrategy.Tail => "tail",
        TruncationStrategy.Head => "head",
        TruncationStrategy.MiddleOut => "middle",
        TruncationStrategy.DropOldest => "oldest blocks",
        _ => "least trusted blocks",
    };

    public static string Word(this BlockRole role) => role switch
    {
        BlockRole.System => "system",
        BlockRole.User => "user",
        BlockRole.Assistant => "assistant",
        _ => "tool",
    };

    public static string Word(this ProvenanceOperation operation) => operation switch
    {
        ProvenanceOperation.Content => "content",
        ProvenanceOperation.Escape => "escape",
        ProvenanceOperation.Fence => "fence",
        ProvenanceOperation.Marker => "marker",
        ProvenanceOperation.Placeholder => "placeholder",
        ProvenanceOperation.Scar => "scar",
        ProvenanceOperation.Preamble => "preamble",
        _ => "separator",
    };
}
