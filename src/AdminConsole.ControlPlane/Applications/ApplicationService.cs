using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Applications;

/// <summary>The use cases of applications.</summary>
public sealed class ApplicationService(ConsoleDatabase database, TimeProvider clock)
{
    public async Task<Page<ApplicationRow>> ListAsync(Actor actor, Guid? tenant, PageRequest page, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration).Narrow(tenant));
        var rows = from application in db.Applications.AsNoTracking()
                   join owner in db.Tenants on application.TenantId equals owner.Id
                   select new { application, owner };
        if (page.Pattern is { } pattern)
        {
            rows = rows.Where(r => r.application.Name.ToLower().Contains(pattern) || r.application.Slug.Contains(pattern));
        }

        var now = clock.GetUtcNow();
        var total = await rows.CountAsync(cancellation);
        var items = await rows.OrderBy(r => r.owner.Name).ThenBy(r => r.application.Name).Skip(page.Skip).Take(page.Limit)
            .Select(r => new ApplicationRow(
                r.application.Id, r.application.TenantId, r.owner.Slug, r.application.Slug, r.application.Name, r.application.Disabled,
                r.application.CreatedAt,
                r.application.Keys.Count(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now)),
                r.application.Keys.Max(k => k.LastUsedAt)))
            .ToListAsync(cancellation);
        return new(items, total);
    }

    /// <summary>One application with its keys, the newest first.</summary>
    public async Task<Result<Application>> GetAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        return await db.Applications.AsNoTracking().Include(a => a.Keys.OrderByDescending(k => k.CreatedAt)).SingleOrDefaultAsync(a => a.Id == id, cancellation) is { } found
            ? found
            : new NotFound("The application");
    }

    public async Task<Result<Application>> CreateAsync(Actor actor, Guid tenant, string slug, string name, string description, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ManageApplications, tenant))
        {
            return new Forbidden(nameof(Permission.ManageApplications));
        }

        List<Error> errors = [.. Names.CheckSlug(slug), .. CheckTexts(name, description)];
        if (errors.Count > 0)
        {
            return Result<Application>.Failed(errors);
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        if (!await db.Tenants.AnyAsync(cancellation))
        {
            return new NotFound("The tenant");
        }

        if (await db.Applications.AnyAsync(a => a.Slug == slug, cancellation))
        {
            return new Conflict("application.slug-taken", $"This tenant has an application “{slug}” already.", "slug");
        }

        var now = clock.GetUtcNow();
        var application = new Application { Id = Guid.CreateVersion7(now), TenantId = tenant, Slug = slug, Name = name.Trim(), Description = description.Trim(), CreatedAt = now };
        db.Applications.Add(application);
        db.Audit(clock, actor, "application.created", tenant, slug, new { application.Name });
        await db.SaveChangesAsync(cancellation);
        return application;
    }

    public async Task<Result<Application>> UpdateAsync(Actor actor, Guid id, string name, string description, bool disabled, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.Applications.SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } application)
        {
            return new NotFound("The application");
        }

        if (!actor.Can(Permission.ManageApplications, application.TenantId))
        {
            return new Forbidden(nameof(Permission.ManageApplications));
        }

        List<Error> errors = [.. CheckTexts(name, description)];
        if (errors.Count > 0)
        {
            return Result<Application>.Failed(errors);
        }

        db.Audit(clock, actor, "application.changed", application.TenantId, application.Slug, new { name, disabled });
        application.Name = name.Trim();
        application.Description = description.Trim();
        application.Disabled = disabled;
        await db.SaveChangesAsync(cancellation);
        return application;
    }

    /// <summary>Deletes an application with its keys, grants, contexts and incidents.</summary>
    public async Task<Result<Done>> DeleteAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.Applications.SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } application)
        {
            return new NotFound("The application");
        }

        if (!actor.Can(Permission.ManageApplications, application.TenantId))
        {
            return new Forbidden(nameof(Permission.ManageApplications));
        }

        db.Applications.Remove(application);
        db.Audit(clock, actor, "application.deleted", application.TenantId, application.Slug);
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private static IEnumerable<Error> CheckTexts(string name, string description) =>
        description.Length > 500
            ? [.. Names.CheckName(name), new Invalid("description.too-long", "description", $"At most 500 characters; these are {description.Length}.")]
            : Names.CheckName(name);
}

/// <summary>An application as a list shows it.</summary>
public sealed record ApplicationRow(
    Guid Id, Guid TenantId, string Tenant, string Slug, string Name, bool Disabled, DateTimeOffset CreatedAt, int ActiveKeys, DateTimeOffset? LastUsedAt);
