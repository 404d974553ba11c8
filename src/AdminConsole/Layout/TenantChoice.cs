using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Layout;

/// <summary>The tenant that the operator looks at. It stands in the address alone, so that a link shows the same to whoever opens it.</summary>
public sealed class TenantChoice(NavigationManager navigation, TenantService tenants)
{
    public const string Parameter = "tenant";

    /// <summary>The short name in the present address.</summary>
    public string? Slug => ConsoleAddress.Query(navigation.Uri, Parameter);

    public static string Keep(string path, string? slug) =>
        string.IsNullOrEmpty(slug) ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}={Uri.EscapeDataString(slug)}";

    /// <summary>The tenants that the operator may look at, by name; at most 200.</summary>
    public async Task<IReadOnlyList<TenantRow>> AllAsync(Actor actor, CancellationToken cancellation) =>
        (await tenants.ListAsync(actor, new PageRequest(Take: 200), cancellation)).Items;

    /// <summary>The chosen tenant; null when none is chosen, or it is not the operator's to see.</summary>
    public Task<TenantRow?> CurrentAsync(Actor actor, CancellationToken cancellation) =>
        Slug is { Length: > 0 } slug ? FindAsync(tenants, actor, slug, cancellation) : Task.FromResult<TenantRow?>(null);

    /// <summary>A tenant by its short name; null when there is none that the operator may see.</summary>
    public static async Task<TenantRow?> FindAsync(TenantService tenants, Actor actor, string slug, CancellationToken cancellation)
    {
        var found = await tenants.ListAsync(actor, new PageRequest(Take: 200, Search: slug), cancellation);
        return found.Items.FirstOrDefault(tenant => string.Equals(tenant.Slug, slug, StringComparison.Ordinal));
    }
}
