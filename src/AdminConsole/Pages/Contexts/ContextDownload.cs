using System.Security.Claims;
using System.Text;
using AdminConsole.Account;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;

namespace AdminConsole.Pages.Contexts;

/// <summary>Hands out an envelope with its seal, or the proof of one of its blocks, as a file, to whoever may see its payload.</summary>
internal static class ContextDownload
{
    public static string Address(string id) => $"contexts/{Uri.EscapeDataString(id)}/envelope.json";

    public static string ProofAddress(string id, string block) => $"contexts/{Uri.EscapeDataString(id)}/blocks/{Uri.EscapeDataString(block)}/proof.json";

    /// <summary>The name of a proof's file. Ids have no character that a file's name may not have.</summary>
    public static string ProofFile(string id, string block) => $"{id}-{block}.proof.json";

    public static void MapContextDownload(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/contexts/{id}/envelope.json", async (string id, ClaimsPrincipal user, OperatorService operators, ContextArchive archive, CancellationToken cancellation) =>
        {
            var found = await archive.GetAsync(await operators.ActorOfAsync(user, cancellation), id, cancellation);
            return FileOf(found, stored => (OpenedEnvelope.Json(stored), $"{stored.Id}.json"));
        }).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/contexts/{id}/blocks/{block}/proof.json", async (string id, string block, ClaimsPrincipal user, OperatorService operators, ContextProofs proofs, CancellationToken cancellation) =>
        {
            var proved = await proofs.ProveAsync(await operators.ActorOfAsync(user, cancellation), id, block, cancellation);
            return FileOf(proved, proof => (OpenedEnvelope.Json(proof), ProofFile(proof.Context, block)));
        }).RequireAuthorization().ExcludeFromDescription();
    }

    private static IResult FileOf<T>(Result<T> found, Func<T, (string Json, string Name)> write)
        where T : class
    {
        if (found is { Succeeded: true, Value: { } value })
        {
            var (json, name) = write(value);
            return Results.File(Encoding.UTF8.GetBytes(json), "application/json", name);
        }

        return found.Error is Forbidden ? Results.Forbid() : Results.NotFound();
    }
}
