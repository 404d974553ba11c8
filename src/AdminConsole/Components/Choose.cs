using AdminConsole.ControlPlane;

namespace AdminConsole.Components;

internal static class Choose
{
    /// <summary>The objection of a form without a chosen tenant.</summary>
    public static Error Tenant { get; } = new Invalid("tenant.missing", "tenant", "Choose a tenant.");
}
