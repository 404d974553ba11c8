using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>An incident as a list shows it.</summary>
public sealed record IncidentRow
{
    public required long Number { get; init; }

    public required string Id { get; init; }

    public required Guid TenantId { get; init; }

    public required string Tenant { get; init; }

    public required string Application { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string Surface { get; init; }

    public required BlockKind Kind { get; init; }

    public required TrustLevel Trust { get; init; }

    public string? Source { get; init; }

    public string? SourceVersion { get; init; }

    public string? Tool { get; init; }

    public string? Uri { get; init; }

    public required string Technique { get; init; }

    public required string Category { get; init; }

    /// <summary>The families of all findings, the strongest first.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The decodings that led to the strongest finding that needed any; empty when all stood in plain text.</summary>
    public IReadOnlyList<string> Views { get; init; } = [];

    public required Severity Severity { get; init; }

    public required int Score { get; init; }

    public required Verdict Verdict { get; init; }

    public required IncidentState State { get; init; }

    public string? ContextId { get; init; }

    /// <summary>The text around the strongest finding; null for whoever may not see payloads, and in the feed.</summary>
    public string? Excerpt { get; init; }

    internal static IncidentRow Of(Incident incident, string tenant, string application) => new()
    {
        Number = incident.Number,
        Id = incident.Id,
        TenantId = incident.TenantId,
        Tenant = tenant,
        Application = application,
        OccurredAt = incident.OccurredAt,
        Surface = incident.Surface,
        Kind = incident.Kind,
        Trust = incident.Trust,
        Source = incident.Source,
        SourceVersion = incident.SourceVersion,
        Tool = incident.Tool,
        Uri = incident.Uri,
        Technique = incident.Technique,
        Category = incident.Category,
        Categories = [.. incident.Findings.OrderByDescending(f => f.Score).Select(f => f.Category).Distinct()],
        Views = incident.Findings.OrderByDescending(f => f.Score).FirstOrDefault(f => f.Views.Count > 0)?.Views ?? [],
        Severity = incident.Severity,
        Score = incident.Score,
        Verdict = incident.Verdict,
        State = incident.State,
        ContextId = incident.ContextId,
    };
}
