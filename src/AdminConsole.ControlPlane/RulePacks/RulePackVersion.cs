using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>A tenant's own detection rules: one draft that is edited, and the versions that were published. The published one with the highest number is in force.</summary>
public sealed class RulePackVersion : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    /// <summary>Counts publications from 1; 0 is the draft.</summary>
    public int Version { get; init; }

    /// <summary>The rules as JSON, schema <c>mocop-rules/1</c>.</summary>
    public required string Document { get; set; }

    /// <summary>The hash of the document, <c>sha256:…</c>.</summary>
    public required string Hash { get; set; }

    public int Rules { get; set; }

    public required string Author { get; set; }

    public string Note { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }
}
