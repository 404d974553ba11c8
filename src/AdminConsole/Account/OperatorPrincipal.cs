using System.Security.Claims;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AdminConsole.Account;

/// <summary>Writes into the cookie who the operator is. Roles are not in it: they are read anew for every use case, so that taking one away works at once.</summary>
internal sealed class OperatorPrincipal(UserManager<Operator> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Operator>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Operator user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.MustChangePassword) identity.AddClaim(new Claim(OperatorSignIn.MustChangePasswordClaim, "true"));
        return identity;
    }
}
