using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane;

/// <summary>Makes a tenant, an application and a key for scripts and containers, as whoever controls the machine.</summary>
public sealed class Provisioning(ConsoleDatabase database, TenantService tenants, ApplicationService applications, ApiKeyService keys)
{
    /// <summary>Creates what is missing and always a new key; the value is the key's secret.</summary>
    public async Task<Result<string>> RunAsync(string tenant, string application, CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Everything);
        var tenantId = await db.Tenants.Where(t => t.Slug == tenant).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancellation);
        if (tenantId is null)
        {
            var created = await tenants.CreateAsync(Actor.System, tenant, tenant, cancellation);
            if (!created.Succeeded)
            {
                return Result<string>.Failed(created.Errors);
            }

            tenantId = created.Value.Id;
        }

        var applicationId = await db.Applications.Where(a => a.TenantId == tenantId && a.Slug == application).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellation);
        if (applicationId is null)
        {
            var created = await applications.CreateAsync(Actor.System, tenantId.Value, application, application, "", cancellation);
            if (!created.Succeeded)
            {
                return Result<string>.Failed(created.Errors);
            }

            applicationId = created.Value.Id;
        }

        var key = await keys.CreateAsync(Actor.System, applicationId.Value, "provisioned", ApiScopes.All, null, cancellation);
        return key.Succeeded ? key.Value.Secret : Result<string>.Failed(key.Errors);
    }
}
