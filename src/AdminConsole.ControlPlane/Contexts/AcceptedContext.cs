using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Contexts;

/// <summary>A context that was accepted once for a tenant, remembered until it expires so that it is not accepted again.</summary>
public sealed class AcceptedContext : ITenantOwned
{
    public Guid TenantId { get; init; }

    /// <summary>The envelope's nonce.</summary>
    public required string Nonce { get; init; }

    /// <summary>The envelope's expiry, milliseconds since 1970.</summary>
    public long Until { get; init; }
}
