using System.Collections.Frozen;

namespace AdminConsole.ControlPlane.Access;

/// <summary>What each role may do. The one place where that is written.</summary>
public static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Map = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Owner] = Enum.GetValues<Permission>().ToFrozenSet(),
        [Role.Administrator] = Enum.GetValues<Permission>()
            .Where(p => p is not (Permission.ManageTenants or Permission.ManageSettings)).ToFrozenSet(),
        [Role.PolicyAuthor] = FrozenSet.Create(
            Permission.ViewConfiguration, Permission.EditPolicies, Permission.ManageBudgets, Permission.UseLab,
            Permission.ViewIncidents, Permission.ViewContexts),
        [Role.Analyst] = FrozenSet.Create(
            Permission.ViewConfiguration, Permission.ViewIncidents, Permission.DecideIncidents, Permission.ViewContexts,
            Permission.ViewPayloads, Permission.UseLab),
        [Role.Auditor] = FrozenSet.Create(
            Permission.ViewConfiguration, Permission.ViewIncidents, Permission.ViewContexts, Permission.ViewAudit),
    }.ToFrozenDictionary();

    public static IReadOnlySet<Permission> Of(Role role) => Map[role];
}
