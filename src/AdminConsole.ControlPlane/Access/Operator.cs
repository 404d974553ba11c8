using Microsoft.AspNetCore.Identity;

namespace AdminConsole.ControlPlane.Access;

/// <summary>A person who signs in to the console.</summary>
public sealed class Operator : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Set while the operator has only the one-time password that another one handed over.</summary>
    public bool MustChangePassword { get; set; }

    public List<RoleAssignment> Roles { get; } = [];
}
