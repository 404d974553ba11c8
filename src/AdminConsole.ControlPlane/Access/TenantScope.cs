namespace AdminConsole.ControlPlane.Access;

/// <summary>The tenants that a query may see. Every query of the database runs under one.</summary>
public sealed record TenantScope
{
    private TenantScope(bool all, IReadOnlyList<Guid> tenants)
    {
        All = all;
        Tenants = tenants;
    }

    public bool All { get; }

    public IReadOnlyList<Guid> Tenants { get; }

    public static TenantScope Everything { get; } = new(true, []);

    public static TenantScope Nothing { get; } = new(false, []);

    public static TenantScope Of(params IReadOnlyList<Guid> tenants) => new(false, tenants);

    public bool Contains(Guid tenant) => All || Tenants.Contains(tenant);

    /// <summary>The tenants that are in both.</summary>
    public TenantScope Narrow(Guid? tenant) =>
        tenant is not { } one ? this : Contains(one) ? Of(one) : Nothing;
}
