using System.Security.Claims;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdminConsole.Account;

/// <summary>Who sits in front of this circuit, and what that one may do now.</summary>
public sealed class SignedInOperator(AuthenticationStateProvider authentication, IServiceScopeFactory scopes)
{
    /// <summary>Reads the roles anew: one that was taken away a moment ago is gone.</summary>
    public async Task<Actor> ActorAsync(CancellationToken cancellation = default)
    {
        var state = await authentication.GetAuthenticationStateAsync();
        if (!Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return Actor.Nobody;
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OperatorService>().ActorOfAsync(id, cancellation) ?? Actor.Nobody;
    }
}
