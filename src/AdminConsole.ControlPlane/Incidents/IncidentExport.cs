using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>Hands the incidents of a query out of the console, for tickets, reports and other tools. Each export stands in the audit trail.</summary>
public sealed class IncidentExport(ConsoleDatabase database, TimeProvider clock)
{
    /// <summary>The most incidents of one export.</summary>
    public const int Most = 10_000;

    /// <summary>The newest first, at most <see cref="Most"/>. Excerpts are only in it where the actor may see payloads.</summary>
    public async Task<Result<IReadOnlyList<ExportedIncident>>> RunAsync(Actor actor, IncidentQuery query, CancellationToken cancellation)
    {
        if (!actor.CanSomewhere(Permission.ViewIncidents))
        {
            return new Forbidden(nameof(Permission.ViewIncidents));
        }

        await using var db = database.Open(actor.Where(Permission.ViewIncidents).Narrow(query.Tenant));
        var payloads = actor.Where(Permission.ViewPayloads);
        var found = await (
            from incident in query.Over(db.Incidents.AsNoTracking(), payloads)
            join tenant in db.Tenants on incident.TenantId equals tenant.Id
            join application in db.Applications on incident.ApplicationId equals application.Id
            orderby incident.Number descending
            select new
            {
                incident.Number,
                incident.Id,
                incident.TenantId,
                incident.OccurredAt,
                incident.Surface,
                incident.Kind,
                incident.Trust,
                incident.Source,
                incident.SourceVersion,
                incident.Tool,
                incident.Uri,
                incident.Technique,
                incident.Category,
                incident.Severity,
                incident.Score,
                incident.Verdict,
                incident.State,
                incident.ContextId,
                incident.Block,
                incident.Policy,
                incident.Findings,
                incident.DecidedBy,
                incident.DecidedAt,
                incident.DecisionNote,
                incident.Excerpt,
                Tenant = tenant.Slug,
                Application = application.Slug,
            }).Take(Most).ToListAsync(cancellation);
        db.Audit(clock, actor, "incidents.exported", query.Tenant, $"{found.Count} incidents", new { incidents = found.Count, payloads = found.Exists(i => payloads.Contains(i.TenantId)) });
        await db.SaveChangesAsync(cancellation);
        return Result.Of<IReadOnlyList<ExportedIncident>>(found.ConvertAll(i => new ExportedIncident(
            i.Number, i.Id, i.OccurredAt, i.Tenant, i.Application, i.State, i.Severity, i.Verdict, i.Score, i.Technique, i.Category,
            [.. i.Findings.OrderByDescending(f => f.Score).Select(f => f.Rule).Distinct()], i.Kind, i.Trust, i.Source, i.SourceVersion, i.Tool, i.Uri, i.Surface, i.ContextId, i.Block, i.Policy,
            i.DecidedBy, i.DecidedAt, i.DecisionNote, payloads.Contains(i.TenantId) ? i.Excerpt : null)));
    }
}

/// <summary>An incident outside of the console: its score in thousandths, its rules the strongest first, and its excerpt null for whoever may not see payloads.</summary>
public sealed record ExportedIncident(
    long Number, string Id, DateTimeOffset OccurredAt, string Tenant, string Application, IncidentState State, Mocop.Detection.Severity Severity, Mocop.Policies.Verdict Verdict, int Score,
    string Technique, string Category, IReadOnlyList<string> Rules, Mocop.Blocks.BlockKind Kind, Mocop.Blocks.TrustLevel Trust, string? Source, string? SourceVersion, string? Tool, string? Uri,
    string Surface, string? ContextId, string Block, string Policy, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, string? Excerpt);
