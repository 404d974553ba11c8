namespace AdminConsole.ControlPlane.Access;

/// <summary>What a use case may ask for.</summary>
public enum Permission
{
    ViewConfiguration,
    ManageTenants,
    ManageTenant,
    ManageApplications,
    ManagePlugins,
    ManageBudgets,
    ManageModels,
    ManageOperators,
    EditPolicies,
    ViewIncidents,
    DecideIncidents,
    ViewContexts,
    ViewPayloads,
    UseLab,
    ViewAudit,
    ManageSettings,
}
