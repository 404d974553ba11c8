using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Applications;

/// <summary>A credential of an application. Only the SHA-256 of its 256 random bits is stored.</summary>
public sealed class ApiKey : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public Guid ApplicationId { get; init; }

    public required string Name { get; init; }

    /// <summary>The public part, by which the key is found and recognised.</summary>
    public required string Prefix { get; init; }

    public required byte[] Hash { get; init; }

    public ApiScopes Scopes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
