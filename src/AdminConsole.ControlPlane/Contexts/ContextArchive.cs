using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Policies;
using Mocop.Sealing;

namespace AdminConsole.ControlPlane.Contexts;

/// <summary>Finds and opens the contexts that were sealed.</summary>
public sealed class ContextArchive(ConsoleDatabase database)
{
    /// <summary>The newest first.</summary>
    public async Task<Result<Page<ContextRow>>> ListAsync(Actor actor, ContextQuery query, PageRequest page, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewContexts))
        {
            return new Forbidden(nameof(Permission.ViewContexts));
        }

        await using var db = database.Open(actor.Where(Permission.ViewContexts).Narrow(query.Tenant));
        var contexts = query.Over(db.Contexts.AsNoTracking(), page.Pattern);
        var total = await contexts.CountAsync(cancellation);
        var items = await Rows(db, contexts.OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Skip(page.Skip).Take(page.Limit)).ToListAsync(cancellation);
        return new Page<ContextRow>(items, total);
    }

    /// <summary>What a list shows of one context; no payload.</summary>
    public async Task<Result<ContextRow>> DescribeAsync(Actor actor, string id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewContexts));
        return await Rows(db, db.Contexts.AsNoTracking().Where(c => c.Id == id)).SingleOrDefaultAsync(cancellation) is { } found
            ? found
            : new NotFound("The context");
    }

    /// <summary>One context with its envelope, which is a payload.</summary>
    public async Task<Result<OpenedContext>> GetAsync(Actor actor, string id, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewContexts));
        if (await db.Contexts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation) is not { } found)
        {
            return new NotFound("The context");
        }

        return actor.Can(Permission.ViewPayloads, found.TenantId) ? Opened(found) : new Forbidden(nameof(Permission.ViewPayloads));
    }

    /// <summary>A context of the application's own.</summary>
    public async Task<Result<OpenedContext>> GetOwnAsync(ApplicationIdentity caller, string id, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Contexts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.ApplicationId == caller.ApplicationId, cancellation) is { } found
            ? Opened(found)
            : new NotFound("The context");
    }

    private static IQueryable<ContextRow> Rows(ConsoleDbContext db, IQueryable<StoredContext> contexts) =>
        from context in contexts
        join tenant in db.Tenants on context.TenantId equals tenant.Id
        join application in db.Applications on context.ApplicationId equals application.Id
        orderby context.CreatedAt descending, context.Id descending
        select new ContextRow(
            context.Id, context.TenantId, tenant.Slug, application.Slug, context.Model, context.Subject, context.CreatedAt, context.Verdict,
            context.Blocks, context.Tokens, context.Policy, db.Incidents.Count(i => i.ContextId == context.Id));

    private static OpenedContext Opened(StoredContext stored) =>
        new(stored.Id, stored.TenantId, stored.CreatedAt, stored.Verdict, stored.Envelope, new JwsSeal(stored.SealProtected, stored.SealSignature));
}

/// <summary>A context as a list shows it.</summary>
public sealed record ContextRow(
    string Id, Guid TenantId, string Tenant, string Application, string Model, string? Subject, DateTimeOffset CreatedAt, Verdict Verdict,
    int Blocks, int Tokens, string Policy, int Incidents);

/// <summary>A context with the canonical bytes of its envelope.</summary>
public sealed record OpenedContext(string Id, Guid TenantId, DateTimeOffset CreatedAt, Verdict Verdict, byte[] Envelope, JwsSeal Seal);
