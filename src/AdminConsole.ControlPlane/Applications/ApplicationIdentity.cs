using AdminConsole.ControlPlane.Access;

namespace AdminConsole.ControlPlane.Applications;

/// <summary>The application behind an accepted API key.</summary>
public sealed record ApplicationIdentity(Guid TenantId, string Tenant, Guid ApplicationId, string Application, Guid KeyId, ApiScopes Scopes)
{
    /// <summary>The only scope in which an application's requests may touch the database.</summary>
    public TenantScope Scope { get; } = TenantScope.Of(TenantId);
}
