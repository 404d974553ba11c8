using AdminConsole.ControlPlane.Incidents;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.Gateway.Feed;

/// <summary>An incident as the feed tells it. It holds nothing of the text.</summary>
internal sealed record IncidentMessage(
    long Number, string Id, IncidentChange Change, string Tenant, string Application, DateTimeOffset OccurredAt, string Surface, BlockKind Kind, TrustLevel Trust,
    string? Source, string? SourceVersion, string? Tool, string? Uri, string Technique, string Category, Severity Severity, decimal Score, Verdict Verdict,
    IncidentState State, string? Context)
{
    public static IncidentMessage Of(IncidentChange change, IncidentRow row) => new(
        row.Number, row.Id, change, row.Tenant, row.Application, row.OccurredAt, row.Surface, row.Kind, row.Trust, row.Source, row.SourceVersion, row.Tool, row.Uri,
        row.Technique, row.Category, row.Severity, row.Score / 1000m, row.Verdict, row.State, row.ContextId);
}
