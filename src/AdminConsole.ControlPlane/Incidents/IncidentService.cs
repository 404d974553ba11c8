using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;
using Mocop.Blocks;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>Lists incidents, opens one, and records decisions.</summary>
public sealed class IncidentService(ConsoleDatabase database, IncidentFeed feed, TimeProvider clock)
{
    /// <summary>The newest first.</summary>
    public async Task<Result<Page<IncidentRow>>> ListAsync(Actor actor, IncidentQuery query, PageRequest page, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewIncidents))
        {
            return new Forbidden(nameof(Permission.ViewIncidents));
        }

        await using var db = database.Open(actor.Where(Permission.ViewIncidents).Narrow(query.Tenant));
        var payloads = actor.Where(Permission.ViewPayloads);
        var rows = query.Over(db.Incidents.AsNoTracking(), payloads);
        var total = await rows.CountAsync(cancellation);
        var part = await (
            from incident in rows
            join tenant in db.Tenants on incident.TenantId equals tenant.Id
            join application in db.Applications on incident.ApplicationId equals application.Id
            orderby incident.Number descending
            select new { incident, Tenant = tenant.Slug, Application = application.Slug }).Skip(page.Skip).Take(page.Limit).ToListAsync(cancellation);
        return new Page<IncidentRow>(
            part.ConvertAll(r => IncidentRow.Of(r.incident, r.Tenant, r.Application) with
            {
                Excerpt = payloads.Contains(r.incident.TenantId) ? r.incident.Excerpt : null,
            }),
            total);
    }

    /// <summary>One incident by its number. The text is empty for whoever may not see payloads.</summary>
    public async Task<Result<IncidentDetail>> GetAsync(Actor actor, long number, CancellationToken cancellation)
    {
        await using var db = database.Open(actor.Where(Permission.ViewIncidents));
        var found = await (
            from incident in db.Incidents.AsNoTracking()
            join tenant in db.Tenants on incident.TenantId equals tenant.Id
            join application in db.Applications on incident.ApplicationId equals application.Id
            where incident.Number == number
            select new { incident, Tenant = tenant.Slug, Application = application.Slug }).SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return new NotFound("The incident");
        }

        var since = found.incident.OccurredAt.AddDays(-1);
        var alike = found.incident.Source is null ? 0 : await db.Incidents.CountAsync(
            i => i.TenantId == found.incident.TenantId && i.Source == found.incident.Source && i.Number != number && i.OccurredAt >= since, cancellation);
        var plugin = found.incident.Kind is not BlockKind.Plugin ? null : await db.Plugins
            .Where(p => p.TenantId == found.incident.TenantId && p.Slug == found.incident.Source)
            .Select(p => new IncidentPlugin(p.Id, p.Slug, p.Suspended)).SingleOrDefaultAsync(cancellation);
        var payload = actor.Can(Permission.ViewPayloads, found.incident.TenantId);
        return new IncidentDetail(
            IncidentRow.Of(found.incident, found.Tenant, found.Application) with { Excerpt = payload ? found.incident.Excerpt : null },
            found.incident.Block, found.incident.CallId, found.incident.Policy, payload ? found.incident.Text : null,
            payload ? found.incident.Findings : found.incident.Findings.ConvertAll(f => f with { Matched = "" }),
            found.incident.DecidedBy, found.incident.DecidedAt, found.incident.DecisionNote, alike, plugin, found.incident.InstructionScore);
    }

    /// <summary>An application's own incident, by the id that its answer carried.</summary>
    public async Task<Result<Incident>> GetOwnAsync(ApplicationIdentity caller, string id, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        return await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.ApplicationId == caller.ApplicationId, cancellation) is { } found
            ? found
            : new NotFound("The incident");
    }

    /// <summary>The incidents of an application's tenant after a number, the oldest first, without payloads.</summary>
    public async Task<IReadOnlyList<IncidentRow>> SinceAsync(ApplicationIdentity caller, long number, int most, CancellationToken cancellation)
    {
        await using var db = database.Open(caller.Scope);
        var rows = await (
            from incident in db.Incidents.AsNoTracking()
            join application in db.Applications on incident.ApplicationId equals application.Id
            where incident.Number > number
            orderby incident.Number
            select new { incident, application.Slug }).Take(most).ToListAsync(cancellation);
        return rows.ConvertAll(r => IncidentRow.Of(r.incident, caller.Tenant, r.Slug));
    }

    /// <summary>Records what an operator thinks of an incident; a later decision replaces it, and the audit trail keeps both.</summary>
    public async Task<Result<IncidentRow>> DecideAsync(Actor actor, long number, IncidentState state, string note, CancellationToken cancellation)
    {
        if (note.Length > 1000)
        {
            return new Invalid("note.too-long", "note", $"At most 1,000 characters; these are {note.Length}.");
        }

        await using var db = database.Open(actor.Where(Permission.ViewIncidents));
        if (await db.Incidents.SingleOrDefaultAsync(i => i.Number == number, cancellation) is not { } incident)
        {
            return new NotFound("The incident");
        }

        if (!actor.Can(Permission.DecideIncidents, incident.TenantId))
        {
            return new Forbidden(nameof(Permission.DecideIncidents));
        }

        var tenant = await db.Tenants.Where(t => t.Id == incident.TenantId).Select(t => t.Slug).SingleAsync(cancellation);
        var application = await db.Applications.Where(a => a.Id == incident.ApplicationId).Select(a => a.Slug).SingleAsync(cancellation);
        db.Audit(clock, actor, "incident.decided", incident.TenantId, $"#{number}", new { from = incident.State.ToString(), to = state.ToString(), note });
        incident.State = state;
        incident.DecidedBy = state is IncidentState.Open ? null : actor.Name;
        incident.DecidedAt = state is IncidentState.Open ? null : clock.GetUtcNow();
        incident.DecisionNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        await db.SaveChangesAsync(cancellation);
        var row = IncidentRow.Of(incident, tenant, application);
        feed.Publish(new(IncidentChange.Decided, row));
        return row;
    }

    /// <summary>Figures of a time range for the head of the list: how many by verdict in equal slices.</summary>
    public async Task<Result<IncidentSummary>> SummaryAsync(
        Actor actor, Guid? tenant, DateTimeOffset from, DateTimeOffset until, int slices, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewIncidents))
        {
            return new Forbidden(nameof(Permission.ViewIncidents));
        }

        await using var db = database.Open(actor.Where(Permission.ViewIncidents).Narrow(tenant));
        var times = await db.Incidents.AsNoTracking().Where(i => i.OccurredAt >= from && i.OccurredAt < until)
            .Select(i => new { i.OccurredAt, i.Verdict }).ToListAsync(cancellation);
        var open = await db.Incidents.Where(i => i.State == IncidentState.Open).CountAsync(cancellation);
        var oldest = await db.Incidents.Where(i => i.State == IncidentState.Open).OrderBy(i => i.Number).Select(i => (DateTimeOffset?)i.OccurredAt).FirstOrDefaultAsync(cancellation);
        var contexts = await db.Contexts.CountAsync(c => c.CreatedAt >= from && c.CreatedAt < until, cancellation);
        var width = (until - from) / slices;
        var counted = times.GroupBy(t => (Slice: (int)((t.OccurredAt - from) / width), t.Verdict))
            .Select(g => new IncidentSlice(from + (width * g.Key.Slice), g.Key.Verdict, g.Count())).OrderBy(s => s.Start).ToList();
        return new IncidentSummary(times.Count, contexts, open, oldest, counted);
    }
}

/// <summary>An incident opened.</summary>
/// <param name="Row">What the list shows.</param>
/// <param name="Block">The block's id in its context.</param>
/// <param name="CallId">The tool call that brought it.</param>
/// <param name="Policy">The policy and version that decided.</param>
/// <param name="Text">The whole original text of the block; null for whoever may not see payloads.</param>
/// <param name="Findings">What was seen; spans are UTF-16 code units of <paramref name="Text"/>.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="DecisionNote">Why.</param>
/// <param name="FromSameSource">Other incidents of the same source in the day before.</param>
/// <param name="Plugin">The tenant's plugin that the text came from; null when the source is none of them.</param>
/// <param name="InstructionScore">How sure it was that the text gives instructions of any kind, in thousandths.</param>
public sealed record IncidentDetail(
    IncidentRow Row, string Block, string? CallId, string Policy, string? Text, IReadOnlyList<Mocop.Detection.Finding> Findings,
    string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, int FromSameSource, IncidentPlugin? Plugin, int InstructionScore = 0);

/// <summary>A plugin that an incident came from.</summary>
public sealed record IncidentPlugin(Guid Id, string Slug, bool Suspended);

/// <summary>Figures of a time range.</summary>
public sealed record IncidentSummary(int Flagged, int Contexts, int Open, DateTimeOffset? OldestOpen, IReadOnlyList<IncidentSlice> Slices);

/// <summary>How many incidents with one verdict began in one slice of time.</summary>
public sealed record IncidentSlice(DateTimeOffset Start, Mocop.Policies.Verdict Verdict, int Count);
