using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Plugins;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Plugins;

public sealed partial class PluginsPage
{
    private Page<PluginRow>? _rows;

    [Inject]
    public required PluginService Service { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    protected override async Task LoadAsync() => _rows = await Service.ListAsync(Actor, Tenant, Pager.Request(Part, Search), Leaving);
}
