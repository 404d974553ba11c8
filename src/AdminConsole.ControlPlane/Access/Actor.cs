namespace AdminConsole.ControlPlane.Access;

/// <summary>Who asks for a use case, and what that one may do where. Built at the edge from a signed-in operator or an API key.</summary>
/// <param name="Id">The operator, when it is one.</param>
/// <param name="Name">For the audit trail.</param>
/// <param name="Grants">The roles and where they hold; a null tenant is every tenant.</param>
public sealed record Actor(Guid? Id, string Name, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>The server's own start-up work and its command line, run by whoever controls the machine.</summary>
    public static Actor System { get; } = new(null, "system", [new(Role.Owner, null)]);

    /// <summary>May do nothing.</summary>
    public static Actor Nobody { get; } = new(null, "nobody", []);

    public bool Can(Permission permission, Guid tenant) =>
        Grants.Any(g => (g.Tenant is null || g.Tenant == tenant) && RolePermissions.Of(g.Role).Contains(permission));

    /// <summary>Whether the permission holds for the whole installation.</summary>
    public bool CanEverywhere(Permission permission) =>
        Grants.Any(g => g.Tenant is null && RolePermissions.Of(g.Role).Contains(permission));

    /// <summary>Whether the permission holds in at least one tenant.</summary>
    public bool CanSomewhere(Permission permission) => Grants.Any(g => RolePermissions.Of(g.Role).Contains(permission));

    /// <summary>The tenants where the permission holds.</summary>
    public TenantScope Where(Permission permission) =>
        CanEverywhere(permission)
            ? TenantScope.Everything
            : TenantScope.Of([.. Grants.Where(g => g.Tenant is not null && RolePermissions.Of(g.Role).Contains(permission)).Select(g => g.Tenant!.Value).Distinct()]);
}

/// <summary>A role and where it holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="Tenant">The tenant, or null for every tenant.</param>
public sealed record RoleGrant(Role Role, Guid? Tenant);
