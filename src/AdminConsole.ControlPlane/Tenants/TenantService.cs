using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Policies;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Tenants;

/// <summary>The use cases of tenants.</summary>
public sealed class TenantService(ConsoleDatabase database, TimeProvider clock)
{
    /// <summary>The tenants that the actor has any role in, by name.</summary>
    public async Task<Page<TenantRow>> ListAsync(Actor actor, PageRequest page, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        var rows = db.Tenants.AsNoTracking();
        if (page.Pattern is { } pattern)
        {
            rows = rows.Where(t => t.Name.ToLower().Contains(pattern) || t.Slug.Contains(pattern));
        }

        var total = await rows.CountAsync(cancellation);
        var items = await rows.OrderBy(t => t.Name).Skip(page.Skip).Take(page.Limit)
            .Select(t => new TenantRow(
                t.Id, t.Slug, t.Name, t.Suspended, t.CreatedAt,
                db.Applications.Count(a => a.TenantId == t.Id),
                db.Plugins.Count(p => p.TenantId == t.Id),
                db.Incidents.Count(i => i.TenantId == t.Id && i.State == Incidents.IncidentState.Open)))
            .ToListAsync(cancellation);
        return new(items, total);
    }

    public async Task<Result<Tenant>> GetAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        return await db.Tenants.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation) is { } tenant
            ? tenant
            : new NotFound("The tenant");
    }

    /// <summary>Creates a tenant with the default guardrail policy published.</summary>
    public async Task<Result<Tenant>> CreateAsync(Actor actor, string slug, string name, CancellationToken cancellation)
    {
        if (!actor.CanEverywhere(Permission.ManageTenants))
        {
            return new Forbidden(nameof(Permission.ManageTenants));
        }

        List<Error> errors = [.. Names.CheckSlug(slug), .. Names.CheckName(name)];
        if (errors.Count > 0)
        {
            return Result<Tenant>.Failed(errors);
        }

        await using var db = database.Open(TenantScope.Everything);
        if (await db.Tenants.AnyAsync(t => t.Slug == slug, cancellation))
        {
            return new Conflict("tenant.slug-taken", $"There is a tenant “{slug}” already.", "slug");
        }

        var now = clock.GetUtcNow();
        var tenant = new Tenant { Id = Guid.CreateVersion7(now), Slug = slug, Name = name.Trim(), CreatedAt = now };
        db.Tenants.Add(tenant);
        db.PolicyVersions.Add(PolicyService.FirstVersion(tenant.Id, actor, now));
        db.Audit(clock, actor, "tenant.created", tenant.Id, tenant.Slug, new { tenant.Name });
        await db.SaveChangesAsync(cancellation);
        return tenant;
    }

    public async Task<Result<Tenant>> UpdateAsync(Actor actor, Guid id, string name, bool suspended, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.Tenants.SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } tenant)
        {
            return new NotFound("The tenant");
        }

        if (!actor.Can(Permission.ManageTenant, id))
        {
            return new Forbidden(nameof(Permission.ManageTenant));
        }

        if (suspended != tenant.Suspended && !actor.CanEverywhere(Permission.ManageTenants))
        {
            return new Forbidden(nameof(Permission.ManageTenants));
        }

        List<Error> errors = [.. Names.CheckName(name)];
        if (errors.Count > 0)
        {
            return Result<Tenant>.Failed(errors);
        }

        db.Audit(clock, actor, "tenant.changed", tenant.Id, tenant.Slug, new { from = new { tenant.Name, tenant.Suspended }, to = new { name, suspended } });
        tenant.Name = name.Trim();
        tenant.Suspended = suspended;
        await db.SaveChangesAsync(cancellation);
        return tenant;
    }

    /// <summary>Deletes a tenant with everything that is its own. The audit trail stays.</summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (!actor.CanEverywhere(Permission.ManageTenants))
        {
            return new Forbidden(nameof(Permission.ManageTenants));
        }

        await using var db = database.Open(TenantScope.Everything);
        if (await db.Tenants.SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } tenant)
        {
            return new NotFound("The tenant");
        }

        db.Tenants.Remove(tenant);
        db.Audit(clock, actor, "tenant.deleted", tenant.Id, tenant.Slug, new { tenant.Name });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }
}

/// <summary>A tenant as a list shows it.</summary>
public sealed record TenantRow(Guid Id, string Slug, string Name, bool Suspended, DateTimeOffset CreatedAt, int Applications, int Plugins, int OpenIncidents);
