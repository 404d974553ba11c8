using System.Security.Claims;
using AdminConsole.Account;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Audit;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Hosting;
using AdminConsole.Layout;

namespace AdminConsole.Pages.Audit;

/// <summary>Hands out the audit trail with the hashes of its chain, so that it can be checked elsewhere.</summary>
internal static class AuditDownload
{
    public static void MapAuditDownload(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/audit/export.{format}", async (
            string format, string? tenant, string? q, ClaimsPrincipal user, OperatorService operators, TenantService tenants, AuditTrail trail, TimeProvider clock, CancellationToken cancellation) =>
        {
            var actor = await operators.ActorOfAsync(user, cancellation);
            var chosen = string.IsNullOrEmpty(tenant) ? null : await TenantChoice.FindAsync(tenants, actor, tenant, cancellation);
            if (chosen is null && !string.IsNullOrEmpty(tenant)) return Results.NotFound();
            var records = await trail.ExportAsync(actor, chosen?.Id, q, cancellation);
            return records.Succeeded
                ? TableFile.Of($"audit-{clock.GetUtcNow():yyyyMMdd-HHmmss}", format, [.. records.Value.Select(Members)])
                : records.Error is Forbidden ? Results.Forbid() : Results.NotFound();
        }).RequireAuthorization().ExcludeFromDescription();

    private static IReadOnlyList<KeyValuePair<string, object?>> Members(AuditRecord record) =>
    [
        new("sequence", record.Sequence), new("at", record.At), new("tenantId", record.TenantId), new("operatorId", record.OperatorId), new("actor", record.Actor), new("action", record.Action),
        new("target", record.Target), new("detail", record.Detail), new("previousHash", record.PreviousHash), new("hash", record.Hash),
    ];
}
