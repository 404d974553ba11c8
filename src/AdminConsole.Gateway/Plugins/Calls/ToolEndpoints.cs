using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Description;
using Mocop.Policies;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>Lists and calls the tools that an application is granted.</summary>
internal static class ToolEndpoints
{
    public static void MapTools(this IEndpointRouteBuilder api)
    {
        api.MapGet("/v1/tools", ListAsync).RequireScope(ApiScopes.Tools)
            .Describe("Lists the tools that the application may call", "The descriptions are the plugins' own words: untrusted text.");
        api.MapPost("/v1/tools/{plugin}/{tool}", CallAsync).RequireScope(ApiScopes.Tools)
            .Describe(
                "Calls a tool",
                "The answer's text comes as a sealed block that /v1/contexts accepts verbatim. It is scanned at birth: a flagged answer is a stored incident, and one that the policy blocks is withheld.",
                Bodies.ToolCall);
    }

    private static async Task<IResult> ListAsync(HttpContext http, GrantService grants, PolicyService policies)
    {
        var caller = http.Caller();
        var tools = await grants.ListCallableAsync(caller, http.RequestAborted);
        var policy = await policies.InForceAsync(caller.TenantId, http.RequestAborted);
        return JsonAnswer.Of(new ToolListAnswer([.. tools.Select(t => ToolListItem.Of(t, policy))]));
    }

    private static async Task<IResult> CallAsync(string plugin, string tool, HttpContext http, ToolCaller tools)
    {
        var (utf8, refusal) = await RequestBody.ReadAsync(http, ToolCallBody.MaxBytes);
        if (refusal is not null)
            return refusal;
        if (!ToolCallBody.TryRead(utf8, plugin, tool, out var call, out refusal))
            return refusal!;

        var called = await tools.CallAsync(http.Caller(), call, http.Features.Get<CallClock>(), http.RequestAborted);
        if (!called.Succeeded)
            return ErrorAnswers.Of(called.Error);
        var answer = called.Value;
        if (answer.Scan.Verdict is Verdict.Block)
        {
            return new Refusal(StatusCodes.Status403Forbidden, "policy.blocked", $"The answer scores {answer.Scan.Score} of 1000; policy {answer.Policy} withholds it.")
            {
                Incident = answer.Incident,
            };
        }

        if (answer.Incident is not null)
            http.Response.Headers[CallHeaders.Incident] = answer.Incident;
        return JsonAnswer.Of(ToolCallAnswer.Of(answer));
    }
}
