using System.Security.Claims;
using AdminConsole.ControlPlane.Access;

namespace AdminConsole.Account;

/// <summary>Who asks for a file.</summary>
internal static class RequestActor
{
    /// <summary>The signed-in operator with the roles that hold now.</summary>
    public static async Task<Actor> ActorOfAsync(this OperatorService operators, ClaimsPrincipal user, CancellationToken cancellation) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var who) ? await operators.ActorOfAsync(who, cancellation) ?? Actor.Nobody : Actor.Nobody;
}
