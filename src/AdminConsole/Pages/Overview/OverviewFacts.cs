using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Guards;
using AdminConsole.ControlPlane.Incidents;

namespace AdminConsole.Pages.Overview;

/// <summary>What the overview shows.</summary>
public sealed record OverviewFacts
{
    /// <summary>Null for whoever may not see incidents.</summary>
    public IncidentSummary? Summary { get; init; }

    public int Before { get; init; }

    /// <summary>Null for whoever may not see incidents.</summary>
    public IReadOnlyList<IncidentRow>? Recent { get; init; }

    public GuardReport? Guards { get; init; }

    /// <summary>Those past the share from which they warn, the fullest first.</summary>
    public IReadOnlyList<BudgetRow> Budgets { get; init; } = [];

    public bool AnyBudget { get; init; }

    public int Tenants { get; init; }

    public int Applications { get; init; }

    public int Plugins { get; init; }

    public int Contexts { get; init; }

    public bool AnyKey { get; init; }

    public SetupSteps FirstSteps => new(Tenants > 0, Applications > 0, AnyKey, Contexts > 0);
}

/// <summary>Which of the first steps of an installation are done.</summary>
public sealed record SetupSteps(bool Tenant, bool Application, bool Key, bool Request)
{
    /// <summary>Once a context was sealed the way there is behind, whatever was deleted since.</summary>
    public bool AllDone => Request;
}
