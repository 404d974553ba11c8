using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Budgets;

/// <summary>A limit on tokens over time. Every budget that fits a call must have room for it.</summary>
public sealed class TokenBudget : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public required string Name { get; set; }

    /// <summary>Only calls of this application count; null for all.</summary>
    public Guid? ApplicationId { get; set; }

    /// <summary>Only calls to this model count; null for all.</summary>
    public string? Model { get; set; }

    public BudgetWindow Window { get; set; }

    /// <summary>Tokens per window, prompt and answer together.</summary>
    public long LimitTokens { get; set; }

    /// <summary>The share of the limit from which the console warns.</summary>
    public int AlertPercent { get; set; } = 80;

    public bool Disabled { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How long a budget's window is. Windows begin at full minutes, days and months, UTC.</summary>
public enum BudgetWindow
{
    Minute,
    Day,
    Month,
}
