using System.Text.Json;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Description;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Policies;

namespace AdminConsole.Gateway.Scanning;

/// <summary>Scans one text under the tenant's policy.</summary>
internal static class ScanEndpoint
{
    private const int MaxBytes = 8 * ContextLimits.BlockChars;

    public static void MapScan(this IEndpointRouteBuilder api) =>
        api.MapPost("/v1/scan", ScanAsync).RequireScope(ApiScopes.Scan)
            .Describe("Scans a text", "Says what the detectors see in a text and what the policy would do with it. A flagged text is stored as an incident.", Bodies.Scan);

    private static async Task<IResult> ScanAsync(HttpContext http, TenantScanners scanners, PolicyService policies, IncidentRecorder recorder)
    {
        var caller = http.Caller();
        var (utf8, refusal) = await RequestBody.ReadAsync(http, MaxBytes);
        if (refusal is not null)
            return refusal;
        if (!ScanRequest.TryRead(utf8, out var block, out refusal))
            return refusal!;
        var policy = await policies.InForceAsync(caller.TenantId, http.RequestAborted);
        var engine = await scanners.ForAsync(caller.TenantId, http.RequestAborted);
        // A caller that hangs up changes nothing: what is seen is stored.
        var scan = await engine.InspectAsync(block, policy, CancellationToken.None);
        string? incident = null;
        if (scan.Verdict != Verdict.Allow)
        {
            incident = await recorder.RecordAsync(caller, "scan", block, TrustLevel.Web, policy, scan, CancellationToken.None);
            http.Response.Headers[CallHeaders.Incident] = incident;
        }

        return JsonAnswer.Of(new ScanAnswer(scan.Score / 1000m, scan.Verdict, incident, [.. scan.Findings.Select(f => FindingAnswer.Of(f))], InstructionAnswer.Of(scan)));
    }
}

/// <summary>The answer of <c>POST /v1/scan</c>.</summary>
internal sealed record ScanAnswer(decimal Score, Verdict Verdict, string? Incident, IReadOnlyList<FindingAnswer> Findings, InstructionAnswer? Instructions);

/// <summary>Reads <c>{"text":"…","kind":"plugin"}</c>.</summary>
internal static class ScanRequest
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    public static bool TryRead(byte[] utf8, out ContextBlock block, out Refusal? refusal)
    {
        block = new ContextBlock { Kind = BlockKind.Plugin, Content = "" };
        refusal = null;
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                refusal = Wrong("", "must be an object");
            else if (root.EnumerateObject().Any(m => !m.NameEquals("text") && !m.NameEquals("kind")))
                refusal = Wrong("", "has a member beside text and kind");
            else if (!root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
                refusal = Wrong("text", "must be a string");
            else if (text.GetString() is { } content && content.Length > ContextLimits.BlockChars)
                refusal = new(StatusCodes.Status413PayloadTooLarge, "block.too-large", $"The text has {content.Length} characters; {ContextLimits.BlockChars} are allowed.", "text");
            else if (!TryKind(root, out var kind))
                refusal = Wrong("kind", $"must be one of {string.Join(", ", Mocop.Json.WireName.All<BlockKind>())}");
            else
                block = new ContextBlock { Kind = kind, Content = text.GetString()! };
        }
        catch (JsonException)
        {
            refusal = new(StatusCodes.Status400BadRequest, "body.malformed", "The body is not JSON, or a member stands twice.");
        }
        catch (InvalidOperationException)
        {
            refusal = new(StatusCodes.Status400BadRequest, "body.malformed", "The body holds an unpaired surrogate.");
        }

        return refusal is null;
    }

    private static bool TryKind(JsonElement root, out BlockKind kind)
    {
        kind = BlockKind.Plugin;
        return !root.TryGetProperty("kind", out var value)
            || (value.ValueKind == JsonValueKind.String && Mocop.Json.WireName.TryParse(value.GetString(), out kind));
    }

    private static Refusal Wrong(string field, string message) =>
        new(StatusCodes.Status422UnprocessableEntity, "request.invalid", $"{(field.Length == 0 ? "The body" : field)} {message}.", field.Length == 0 ? null : field);
}
