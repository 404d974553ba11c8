using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Routing;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Models;

public sealed partial class ModelsPage
{
    private Page<ModelRow>? _rows;

    [Inject]
    public required ModelService Service { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    protected override async Task LoadAsync() => _rows = await Service.ListAsync(Actor, Tenant, Pager.Request(Part, Search), Leaving);

    private async Task OpenAsync(ModelRow? row)
    {
        var outcome = await Dialogs.OpenFormAsync<ModelForm>(
            row is null ? "New model" : $"Model {row.Name}", (nameof(ModelForm.Row), row), (nameof(ModelForm.Tenant), Tenant));
        if (outcome is null) return;
        Notices.Done("The model was saved.");
        await ReloadAsync();
    }

    private async Task DeleteAsync(ModelRow row)
    {
        var agreed = await Dialogs.AskAsync("Delete model", $"Delete “{row.Name}” of {row.Tenant}?", "Calls for it are refused from now on; its stored key is forgotten.", "Delete model");
        if (agreed) await TellAsync(await Service.DeleteAsync(Actor, row.Id, Leaving), $"The model “{row.Name}” was deleted.");
    }
}
