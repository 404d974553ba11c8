using System.Security.Claims;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AdminConsole.Account;

/// <summary>Ends an open circuit within a minute when its operator was deleted, or the password was changed or reset elsewhere.</summary>
internal sealed class RevalidatingOperator(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Operator>>();
        return await users.GetUserAsync(authenticationState.User) is { } found
            && string.Equals(
                authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType), await users.GetSecurityStampAsync(found), StringComparison.Ordinal);
    }
}
