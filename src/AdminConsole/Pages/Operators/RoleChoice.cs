using AdminConsole.ControlPlane.Access;

namespace AdminConsole.Pages.Operators;

/// <summary>What is chosen in the fields of a role.</summary>
public class RoleChoice
{
    public Role Role { get; set; } = Role.Analyst;

    public Guid? Tenant { get; set; }

    /// <summary>The grant that the choice stands for; without a tenant only an owner's is whole.</summary>
    public RoleGrant? Grant => Role is Role.Owner ? new(Role.Owner, null) : Tenant is { } tenant ? new(Role, tenant) : null;
}
