namespace AdminConsole.ControlPlane.Budgets;

/// <summary>What an operator says of a budget.</summary>
public sealed record BudgetDefinition(
    string Name, Guid? ApplicationId, string? Model, BudgetWindow Window, long LimitTokens, int AlertPercent = 80, bool Disabled = false)
{
    internal IEnumerable<Error> Check()
    {
        foreach (var error in Names.CheckName(Name, 80))
        {
            yield return error;
        }

        if (LimitTokens is < 1 or > 1_000_000_000_000)
        {
            yield return new Invalid("limitTokens.range", "limitTokens", "From 1 to 1,000,000,000,000.");
        }

        if (AlertPercent is < 1 or > 100)
        {
            yield return new Invalid("alertPercent.range", "alertPercent", "From 1 to 100.");
        }

        if (Model?.Length > 120)
        {
            yield return new Invalid("model.too-long", "model", "At most 120 characters.");
        }
    }

    internal void ApplyTo(TokenBudget budget)
    {
        budget.Name = Name.Trim();
        budget.ApplicationId = ApplicationId;
        budget.Model = string.IsNullOrWhiteSpace(Model) ? null : Model.Trim();
        budget.Window = Window;
        budget.LimitTokens = LimitTokens;
        budget.AlertPercent = AlertPercent;
        budget.Disabled = Disabled;
    }
}
