using AdminConsole.ControlPlane.Persistence;
using Mocop.Blocks;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>A text that a tenant keeps because it must be flagged, or must not. No rules are published that get it wrong where it was right.</summary>
public sealed class DetectionCase : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public required string Name { get; set; }

    /// <summary>The text. A payload when it came from an incident.</summary>
    public required string Text { get; init; }

    public BlockKind Kind { get; init; }

    /// <summary>Whether the text is an attack that must be flagged.</summary>
    public bool Flagged { get; init; }

    /// <summary>The incident that it was taken from.</summary>
    public long? Incident { get; init; }

    public required string Author { get; init; }

    public DateTimeOffset SavedAt { get; init; }
}
