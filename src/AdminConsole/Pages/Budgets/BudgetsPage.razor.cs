using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Budgets;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Budgets;

public sealed partial class BudgetsPage
{
    private Page<BudgetRow>? _rows;

    [Inject]
    public required BudgetService Service { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    protected override async Task LoadAsync() => _rows = await Service.ListAsync(Actor, Tenant, Pager.Request(Part, Search), Leaving);

    private async Task OpenAsync(TokenBudget? budget)
    {
        var outcome = await Dialogs.OpenFormAsync<BudgetForm>(
            budget is null ? "New budget" : $"Budget {budget.Name}", (nameof(BudgetForm.Budget), budget), (nameof(BudgetForm.Tenant), Tenant));
        if (outcome is not TokenBudget saved) return;
        Notices.Done($"The budget “{saved.Name}” was saved.");
        await ReloadAsync();
    }

    private async Task DeleteAsync(TokenBudget budget)
    {
        var agreed = await Dialogs.AskAsync("Delete budget", $"Delete “{budget.Name}”?", "Calls are no longer limited by it, and what it counted is forgotten.", "Delete budget");
        if (agreed) await TellAsync(await Service.DeleteAsync(Actor, budget.Id, Leaving), $"The budget “{budget.Name}” was deleted.");
    }
}
