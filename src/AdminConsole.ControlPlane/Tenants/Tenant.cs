namespace AdminConsole.ControlPlane.Tenants;

/// <summary>An organisation, or a part of one, whose data no other tenant sees.</summary>
public sealed class Tenant
{
    public Guid Id { get; init; }

    /// <summary>The short name in envelopes and addresses: lower-case letters, digits and hyphens. Never changes, since signed envelopes carry it.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    /// <summary>A suspended tenant's API keys are refused.</summary>
    public bool Suspended { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
