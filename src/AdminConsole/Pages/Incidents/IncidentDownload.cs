using System.Security.Claims;
using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Hosting;
using AdminConsole.Layout;

namespace AdminConsole.Pages.Incidents;

/// <summary>Hands out the incidents that a list shows, by the list's own query.</summary>
internal static class IncidentDownload
{
    public static void MapIncidentDownload(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/incidents/export.{format}", async (
            string format, HttpRequest request, ClaimsPrincipal user, OperatorService operators, TenantService tenants, IncidentExport export, TimeProvider clock, CancellationToken cancellation) =>
        {
            var actor = await operators.ActorOfAsync(user, cancellation);
            Guid? tenant = null;
            if (Word(request, TenantChoice.Parameter) is { Length: > 0 } slug)
            {
                tenant = await TenantChoice.FindAsync(tenants, actor, slug, cancellation) is { } found ? found.Id : null;
                if (tenant is null) return Results.NotFound();
            }

            var filter = IncidentFilter.Of(
                Word(request, "state"), Word(request, "severity"), Word(request, "verdict"), Word(request, "trust"), Word(request, "source"), Word(request, "technique"),
                Word(request, "context"), Word(request, "range"), Word(request, "q"));
            var now = clock.GetUtcNow();
            var rows = await export.RunAsync(actor, filter.ToQuery(tenant, now), cancellation);
            return rows.Succeeded
                ? TableFile.Of($"incidents-{now:yyyyMMdd-HHmmss}", format, [.. rows.Value.Select(Members)])
                : rows.Error is Forbidden ? Results.Forbid() : Results.NotFound();
        }).RequireAuthorization().ExcludeFromDescription();

    private static string? Word(HttpRequest request, string name) => request.Query[name] is [{ } word, ..] ? word : null;

    private static IReadOnlyList<KeyValuePair<string, object?>> Members(ExportedIncident incident) =>
    [
        new("number", incident.Number), new("id", incident.Id), new("occurredAt", incident.OccurredAt), new("tenant", incident.Tenant), new("application", incident.Application),
        new("state", incident.State.Word()), new("severity", incident.Severity.Word()), new("verdict", incident.Verdict.Word()), new("score", incident.Score / 1000m),
        new("technique", incident.Technique), new("category", incident.Category), new("rules", incident.Rules), new("kind", incident.Kind.Word()), new("trust", incident.Trust.Word()),
        new("source", incident.Source), new("sourceVersion", incident.SourceVersion), new("tool", incident.Tool), new("uri", incident.Uri), new("surface", incident.Surface),
        new("context", incident.ContextId), new("block", incident.Block), new("policy", incident.Policy), new("decidedBy", incident.DecidedBy), new("decidedAt", incident.DecidedAt),
        new("note", incident.DecisionNote), new("excerpt", incident.Excerpt),
    ];
}
