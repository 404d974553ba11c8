using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Description;
using Mocop.Assembly;

namespace AdminConsole.Gateway.Contexts;

/// <summary>Assembles and opens contexts.</summary>
internal static class ContextEndpoints
{
    public static void MapContexts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/v1/contexts", CreateAsync).RequireScope(ApiScopes.Contexts)
            .Describe("Assembles a signed context", "Scans, escapes, budgets, seals and renders the blocks of a prompt. ?map=full|compact|none and ?tokens=none|full|compact choose how the answer says where characters and tokens come from. Context and incidents are stored before the answer.", Bodies.Context);
        api.MapGet("/v1/contexts/{id}", GetAsync).RequireScope(ApiScopes.Contexts)
            .Describe("Opens a stored context of the application's own", "The envelope is given in its canonical bytes.");
        api.MapGet("/v1/contexts/{id}/blocks/{block}/proof", ProveAsync).RequireScope(ApiScopes.Contexts)
            .Describe("Proves one block of a stored context of the application's own", "Shows the block, and that it was sealed at its place, while the others stay secret. The public keys verify it.");
        api.MapPost("/v1/contexts/verify", ContextVerification.VerifyAsync).RequireScope(ApiScopes.Contexts)
            .Describe(
                "Verifies an envelope, or the proof of one block",
                "Says whether it is what this server sealed for the caller's tenant, and if not, the first reason why and which block is at fault. Query: block=ID asks for a block; session=ID and "
                + "after=N for a sequence above N; once=true accepts each context once.",
                Bodies.Verify);
    }

    private static async Task<IResult> CreateAsync(HttpContext http, ContextPipeline pipeline)
    {
        var caller = http.Caller();
        var provenance = ProvenanceQuery.Read(http.Request.Query, out var misasked);
        if (misasked is not null)
            return misasked;
        var (utf8, refusal) = await RequestBody.ReadAsync(http, ContextRequestJson.MaxBytes);
        if (refusal is not null)
            return refusal;
        if (!ContextRequestJson.TryRead(utf8, caller.Tenant, caller.Application, out var request, out var error))
            return RequestBody.Misread(error!);
        var recorded = await pipeline.RunAsync(caller, "contexts", request, http.RequestAborted);
        if (recorded.Outcome is not AssembledContext context)
            return ContextRefusals.Of((RefusedContext)recorded.Outcome, recorded.Incident);
        http.Response.Headers[CallHeaders.Context] = context.Envelope.Id;
        if (recorded.Incident is { } incident)
            http.Response.Headers[CallHeaders.Incident] = incident;
        return JsonAnswer.Of(ContextAnswer.Of(context, recorded, provenance));
    }

    private static async Task<IResult> ProveAsync(string id, string block, HttpContext http, ContextProofs proofs)
    {
        var found = await proofs.ProveOwnAsync(http.Caller(), id, block, http.RequestAborted);
        if (!found.Succeeded)
            return ErrorAnswers.Of(found.Error);
        http.Response.Headers[CallHeaders.Context] = found.Value.Context;
        return JsonAnswer.Of(new ProofAnswer(new(found.Value.Proof), found.Value.Seal));
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, ContextArchive archive)
    {
        var found = await archive.GetOwnAsync(http.Caller(), id, http.RequestAborted);
        if (!found.Succeeded)
            return ErrorAnswers.Of(found.Error);
        http.Response.Headers[CallHeaders.Context] = found.Value.Id;
        return JsonAnswer.Of(new StoredContextAnswer(found.Value.Id, found.Value.Verdict, found.Value.CreatedAt, new(found.Value.Envelope), found.Value.Seal));
    }
}
