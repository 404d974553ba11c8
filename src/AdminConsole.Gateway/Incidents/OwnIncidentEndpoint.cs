using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Description;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.Gateway.Incidents;

/// <summary>Lets an application read what it was flagged for.</summary>
internal static class OwnIncidentEndpoint
{
    public static void MapIncidents(this IEndpointRouteBuilder api) =>
        api.MapGet("/v1/incidents/{id}", GetAsync).RequireScope(ApiScopes.Incidents)
            .Describe("Opens an incident of the application's own", "The id is that of the header x-mocop-incident. The text itself is not repeated.");

    private static async Task<IResult> GetAsync(string id, HttpContext http, IncidentService incidents)
    {
        var found = await incidents.GetOwnAsync(http.Caller(), id, http.RequestAborted);
        if (!found.Succeeded)
            return ErrorAnswers.Of(found.Error);
        if (found.Value.ContextId is { } context)
            http.Response.Headers[CallHeaders.Context] = context;
        return JsonAnswer.Of(OwnIncidentAnswer.Of(found.Value));
    }
}

/// <summary>The answer of <c>GET /v1/incidents/{id}</c>.</summary>
internal sealed record OwnIncidentAnswer(
    string Id, long Number, DateTimeOffset OccurredAt, string Surface, string? Context, string Block, BlockKind Kind, TrustLevel Trust, string? Source,
    string? SourceVersion, string? Tool, string? CallId, string? Uri, string Technique, string Category, Severity Severity, decimal Score, Verdict Verdict,
    string Policy, IncidentState State, IReadOnlyList<FindingAnswer> Findings, InstructionAnswer? Instructions)
{
    public static OwnIncidentAnswer Of(Incident i) => new(
        i.Id, i.Number, i.OccurredAt, i.Surface, i.ContextId, i.Block, i.Kind, i.Trust, i.Source, i.SourceVersion, i.Tool, i.CallId, i.Uri, i.Technique,
        i.Category, i.Severity, i.Score / 1000m, i.Verdict, i.Policy, i.State, [.. i.Findings.Select(f => FindingAnswer.Of(f))], InstructionAnswer.Of(i.InstructionScore));
}
