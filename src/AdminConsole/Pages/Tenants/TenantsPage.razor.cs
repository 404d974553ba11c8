using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Tenants;

public sealed partial class TenantsPage
{
    private Page<TenantRow>? _rows;

    [Inject]
    public required TenantService Service { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    protected override async Task LoadAsync() => _rows = await Service.ListAsync(Actor, Pager.Request(Part, Search), Leaving);

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenFormAsync<TenantForm>("New tenant") is Tenant created) await DoneAsync($"Tenant {created.Slug} was created.");
    }

    private async Task EditAsync(TenantRow row)
    {
        if (await Dialogs.OpenFormAsync<TenantForm>($"Tenant {row.Slug}", (nameof(TenantForm.Row), row)) is Tenant) await DoneAsync($"Tenant {row.Slug} was changed.");
    }

    private async Task DeleteAsync(TenantRow row)
    {
        var agreed = await Dialogs.AskAsync(
            $"Delete tenant {row.Slug}",
            $"Delete {row.Name} with everything that is its own?",
            $"{row.Applications} applications with their keys, {row.Plugins} plugins, its budgets, policy, contexts and incidents go with it. This cannot be taken back; the audit trail stays.",
            "Delete tenant");
        if (agreed) await TellAsync(await Service.DeleteAsync(Actor, row.Id, Leaving), $"Tenant {row.Slug} was deleted.");
    }

    private async Task DoneAsync(string text)
    {
        Notices.Done(text);
        await ReloadAsync();
    }
}
