using System.Security.Claims;
using System.Text;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;

namespace AdminConsole.Pages.Contexts;

/// <summary>Hands out an envelope with its seal as a file, to whoever may see its payload.</summary>
internal static class ContextDownload
{
    public static string Address(string id) => $"contexts/{Uri.EscapeDataString(id)}/envelope.json";

    public static void MapContextDownload(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/contexts/{id}/envelope.json", async (string id, ClaimsPrincipal user, OperatorService operators, ContextArchive archive, CancellationToken cancellation) =>
        {
            var actor = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var who) ? await operators.ActorOfAsync(who, cancellation) : null;
            var found = await archive.GetAsync(actor ?? Actor.Nobody, id, cancellation);
            return found switch
            {
                { Succeeded: true, Value: { } stored } => Results.File(Encoding.UTF8.GetBytes(OpenedEnvelope.Json(stored)), "application/json", $"{stored.Id}.json"),
                { Error: Forbidden } => Results.Forbid(),
                _ => Results.NotFound(),
            };
        }).RequireAuthorization().ExcludeFromDescription();
}
