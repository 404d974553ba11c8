using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Budgets;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Budgets;

public sealed partial class BudgetForm
{
    private IReadOnlyList<ApplicationRow> _applications = [];

    /// <summary>The budget to change; null to create one.</summary>
    [Parameter]
    public TokenBudget? Budget { get; set; }

    /// <summary>The tenant that is proposed.</summary>
    [Parameter]
    public Guid? Tenant { get; set; }

    [Inject]
    public required BudgetService Service { get; init; }

    [Inject]
    public required ApplicationService Applications { get; init; }

    protected override async Task OnInitializedAsync()
    {
        if (Budget is not null)
        {
            (Input.Name, Input.LimitTokens, Input.Window, Input.AlertPercent) = (Budget.Name, Budget.LimitTokens, Budget.Window, Budget.AlertPercent);
            (Input.ApplicationId, Input.Model, Input.Disabled) = (Budget.ApplicationId, Budget.Model, Budget.Disabled);
        }

        await ChooseTenantAsync(Budget?.TenantId ?? Tenant);
    }

    protected override async Task<Result<object>> SaveAsync(Actor actor)
    {
        var definition = new BudgetDefinition(Input.Name, Input.ApplicationId, Input.Model, Input.Window, Input.LimitTokens, Input.AlertPercent, Input.Disabled);
        if (Budget is not null) return Boxed(await Service.UpdateAsync(actor, Budget.Id, definition, CancellationToken.None));
        return Input.Tenant is { } tenant ? Boxed(await Service.CreateAsync(actor, tenant, definition, CancellationToken.None)) : Choose.Tenant;
    }

    private async Task ChooseTenantAsync(Guid? tenant)
    {
        Input.Tenant = tenant;
        _applications = tenant is null ? [] : (await Applications.ListAsync(await Operator.ActorAsync(), tenant, new PageRequest(Take: 200), CancellationToken.None)).Items;
        if (_applications.All(application => application.Id != Input.ApplicationId)) Input.ApplicationId = null;
    }

    public sealed class Fields
    {
        public Guid? Tenant { get; set; }

        public string Name { get; set; } = "";

        public Guid? ApplicationId { get; set; }

        public string? Model { get; set; }

        public BudgetWindow Window { get; set; } = BudgetWindow.Day;

        public long LimitTokens { get; set; } = 1_000_000;

        public int AlertPercent { get; set; } = 80;

        public bool Disabled { get; set; }
    }
}
