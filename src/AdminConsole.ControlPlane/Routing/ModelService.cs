using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Routing;

/// <summary>The use cases of models and where they are.</summary>
public sealed class ModelService(ConsoleDatabase database, ISecretProtector protector, TimeProvider clock)
{
    /// <summary>The built-in stand-in for a model. It shows the mechanism and proves nothing about real models.</summary>
    public const string Simulated = "simulated";

    public async Task<Page<ModelRow>> ListAsync(Actor actor, Guid? tenant, PageRequest page, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration).Narrow(tenant));
        var rows = from route in db.ModelRoutes.AsNoTracking()
                   join owner in db.Tenants on route.TenantId equals owner.Id
                   select new { route, owner };
        if (page.Pattern is { } pattern)
        {
            rows = rows.Where(r => r.route.Name.ToLower().Contains(pattern));
        }

        var total = await rows.CountAsync(cancellation);
        var items = await rows.OrderBy(r => r.owner.Name).ThenBy(r => r.route.Name).Skip(page.Skip).Take(page.Limit)
            .Select(r => new ModelRow(
                r.route.Id, r.route.TenantId, r.owner.Slug, r.route.Name, r.route.BaseUrl, r.route.UpstreamModel, r.route.ContextWindow,
                r.route.ProtectedKey != null, r.route.Disabled))
            .ToListAsync(cancellation);
        return new(items, total);
    }

    public async Task<Result<Done>> CreateAsync(Actor actor, Guid tenant, string name, ModelDefinition definition, CancellationToken cancellation)
    {
        if (!actor.Can(Permission.ManageModels, tenant))
        {
            return new Forbidden(nameof(Permission.ManageModels));
        }

        List<Error> errors = [.. Names.CheckName(name), .. definition.Check()];
        if (errors.Count > 0)
        {
            return Result<Done>.Failed(errors);
        }

        await using var db = database.Open(TenantScope.Of(tenant));
        name = name.Trim();
        if (name == Simulated || await db.ModelRoutes.AnyAsync(m => m.Name == name, cancellation))
        {
            return new Conflict("model.name-taken", $"There is a model “{name}” already.", "name");
        }

        var route = new ModelRoute
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TenantId = tenant,
            Name = name,
            BaseUrl = "",
            UpstreamModel = "",
            CreatedAt = clock.GetUtcNow(),
        };
        definition.ApplyTo(route, protector);
        db.ModelRoutes.Add(route);
        db.Audit(clock, actor, "model.created", tenant, name, new { definition.BaseUrl, definition.UpstreamModel });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    public async Task<Result<Done>> UpdateAsync(Actor actor, Guid id, ModelDefinition definition, CancellationToken cancellation) =>
        await ChangeAsync(actor, id, "model.changed", definition.Check(), (_, route) => definition.ApplyTo(route, protector), cancellation);

    public async Task<Result<Done>> DeleteAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        await ChangeAsync(actor, id, "model.deleted", [], (db, route) => db.ModelRoutes.Remove(route), cancellation);

    /// <summary>The names that an application may ask for.</summary>
    public async Task<IReadOnlyList<string>> NamesForAsync(Guid tenant, CancellationToken cancellation)
    {
        await using var db = database.Open(TenantScope.Of(tenant));
        return [Simulated, .. await db.ModelRoutes.AsNoTracking().Where(m => !m.Disabled).OrderBy(m => m.Name).Select(m => m.Name).ToListAsync(cancellation)];
    }

    /// <summary>Where a model is, with the key in the clear; null when the tenant has no such model, or it is disabled.</summary>
    public async Task<ModelTarget?> FindAsync(ApplicationIdentity caller, string name, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        return await db.ModelRoutes.AsNoTracking().SingleOrDefaultAsync(m => m.Name == name && !m.Disabled, cancellation) is { } route
            ? new ModelTarget(new Uri(route.BaseUrl), route.UpstreamModel, route.ProtectedKey is null ? null : protector.Unprotect(route.ProtectedKey), route.ContextWindow)
            : null;
    }

    private async Task<Result<Done>> ChangeAsync(
        Actor actor, Guid id, string action, IEnumerable<Error> errors, Action<ConsoleDbContext, ModelRoute> change, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewConfiguration));
        if (await db.ModelRoutes.SingleOrDefaultAsync(m => m.Id == id, cancellation) is not { } route)
        {
            return new NotFound("The model");
        }

        if (!actor.Can(Permission.ManageModels, route.TenantId))
        {
            return new Forbidden(nameof(Permission.ManageModels));
        }

        if (errors.ToList() is { Count: > 0 } found)
        {
            return Result<Done>.Failed(found);
        }

        change(db, route);
        db.Audit(clock, actor, action, route.TenantId, route.Name, new { route.BaseUrl, route.UpstreamModel, route.Disabled });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }
}

/// <summary>A model as a list shows it; the key itself is never read back.</summary>
public sealed record ModelRow(
    Guid Id, Guid TenantId, string Tenant, string Name, string BaseUrl, string UpstreamModel, int ContextWindow, bool HasKey, bool Disabled);

/// <summary>Where to send a call. Holds a secret: not for logs.</summary>
public sealed record ModelTarget(Uri BaseUrl, string UpstreamModel, string? Key, int ContextWindow);

/// <summary>What an operator says of a model. A null key keeps the stored one, an empty one removes it.</summary>
public sealed record ModelDefinition(string BaseUrl, string UpstreamModel, string? Key, int ContextWindow = 128_000, bool Disabled = false)
{
    internal IEnumerable<Error> Check()
    {
        if (!(Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") || BaseUrl.Length > 500)
        {
            yield return new Invalid("baseUrl.malformed", "baseUrl", "An address of at most 500 characters that begins with https:// or http://, up to and with /v1.");
        }

        foreach (var error in Names.CheckName(UpstreamModel, 120, "upstreamModel"))
        {
            yield return error;
        }

        if (ContextWindow is < 256 or > 10_000_000)
        {
            yield return new Invalid("contextWindow.range", "contextWindow", "From 256 to 10,000,000 tokens.");
        }
    }

    internal void ApplyTo(ModelRoute route, ISecretProtector protector)
    {
        route.BaseUrl = BaseUrl.TrimEnd('/');
        route.UpstreamModel = UpstreamModel.Trim();
        route.ContextWindow = ContextWindow;
        route.Disabled = Disabled;
        route.ProtectedKey = Key switch { null => route.ProtectedKey, "" => null, _ => protector.Protect(Key) };
    }
}
