using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Applications;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Applications;

public sealed partial class ApplicationsPage
{
    private Page<ApplicationRow>? _rows;

    [Inject]
    public required ApplicationService Service { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    protected override async Task LoadAsync() => _rows = await Service.ListAsync(Actor, Tenant, Pager.Request(Part, Search), Leaving);

    private async Task CreateAsync()
    {
        if (await Dialogs.OpenFormAsync<ApplicationForm>("New application", (nameof(ApplicationForm.Tenant), Tenant)) is Application created)
        {
            Notices.Done($"Application {created.Slug} was created. Make a key for it.");
            Navigation.NavigateTo(To($"applications/{created.Id}"));
        }
    }
}
