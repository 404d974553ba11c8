namespace Mocop.Sealing;

/// <summary>The operations of a <see cref="BlockTransform"/>.</summary>
public static class TransformOp
{
    /// <summary>Characters were replaced by a reversible escape.</summary>
    public const string Escape = "escape";

    /// <summary>A flagged span was cut out; a scar stands in its place.</summary>
    public const string Redact = "redact";

    /// <summary>The whole block was withheld; a placeholder stands in its place.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>Text was cut for the budget; a scar stands in its place.</summary>
    public const string Cut = "cut";

    /// <summary>The whole block was left out for the budget; nothing stands in its place, not even fences.</summary>
    public const string Drop = "drop";

    internal static IReadOnlyList<string> All { get; } = [Escape, Redact, Quarantine, Cut, Drop];
}
