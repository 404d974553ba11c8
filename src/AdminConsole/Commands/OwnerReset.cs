using System.Security.Cryptography;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdminConsole.Commands;

/// <summary>The way back in for whoever controls the machine: an owner gets a one-time password, and every session of that owner ends.</summary>
internal sealed class OwnerReset(UserManager<Operator> users, OperatorService operators)
{
    public async Task<Result<string>> RunAsync(string? email)
    {
        var owners = await users.Users.Where(o => o.Roles.Any(role => role.Role == Role.Owner)).ToListAsync();
        var chosen = email is null ? owners : owners.FindAll(o => string.Equals(o.Email, email, StringComparison.OrdinalIgnoreCase));
        if (chosen is not [var owner])
        {
            return owners.Count == 0
                ? new Conflict("owner.none", "Nobody has set this console up yet: start it, and enter the setup code from its log in the browser.")
                : new Invalid("email.ambiguous", "email", $"Name one of the owners: {string.Join(", ", owners.Select(o => o.Email))}.");
        }

        var password = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 20);
        owner.MustChangePassword = true;
        owner.LockoutEnd = null;
        var reset = await users.ResetPasswordAsync(owner, await users.GeneratePasswordResetTokenAsync(owner), password);
        if (!reset.Succeeded) return Result<string>.Failed([.. reset.Errors.Select(error => new Invalid("password", "password", error.Description))]);
        await operators.RecordResetAsync(owner.Id, CancellationToken.None);
        return password;
    }
}
