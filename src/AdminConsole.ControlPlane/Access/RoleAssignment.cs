namespace AdminConsole.ControlPlane.Access;

/// <summary>Gives an operator a role in a tenant, or, without a tenant, everywhere.</summary>
public sealed class RoleAssignment
{
    public Guid Id { get; init; }

    public Guid OperatorId { get; init; }

    public Guid? TenantId { get; init; }

    public Role Role { get; init; }
}
