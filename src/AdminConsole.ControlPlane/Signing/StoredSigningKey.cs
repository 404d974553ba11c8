namespace AdminConsole.ControlPlane.Signing;

/// <summary>An ES256 key of the installation. The newest that is not retired signs; all that are not retired verify.</summary>
public sealed class StoredSigningKey
{
    /// <summary>The JWK thumbprint (RFC 7638).</summary>
    public required string Kid { get; init; }

    /// <summary>The private key as PEM, encrypted.</summary>
    public required string ProtectedPem { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RetiredAt { get; set; }
}
