using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Routing;

/// <summary>A model that a tenant's applications may ask for, and where it is. The model <c>simulated</c> is always there and needs no route.</summary>
public sealed class ModelRoute : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    /// <summary>The name that applications use.</summary>
    public required string Name { get; init; }

    /// <summary>The OpenAI-compatible endpoint, up to and with <c>/v1</c>.</summary>
    public required string BaseUrl { get; set; }

    /// <summary>The name at the endpoint.</summary>
    public required string UpstreamModel { get; set; }

    /// <summary>The endpoint's key, encrypted.</summary>
    public string? ProtectedKey { get; set; }

    /// <summary>The model's context window in tokens.</summary>
    public int ContextWindow { get; set; } = 128_000;

    public bool Disabled { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
