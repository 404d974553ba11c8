using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Applications;

/// <summary>A program of a tenant that calls the gateway.</summary>
public sealed class Application : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    /// <summary>The short name in envelopes, unique inside the tenant; never changes.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public bool Disabled { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public List<ApiKey> Keys { get; } = [];
}
