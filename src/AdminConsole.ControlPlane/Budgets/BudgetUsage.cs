using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Budgets;

/// <summary>What was spent of a budget in one window, reservations included.</summary>
public sealed class BudgetUsage : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public Guid BudgetId { get; init; }

    public DateTimeOffset WindowStart { get; init; }

    public long Tokens { get; set; }
}
