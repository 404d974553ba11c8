using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Plugins;

public sealed partial class PluginPage
{
    private Plugin? _plugin;
    private Error? _refusal;
    private string _tenant = "";
    private IReadOnlyList<ApplicationRow> _applications = [];
    private IReadOnlyList<ToolGrant> _grants = [];
    private bool _reading;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    public required PluginService Service { get; init; }

    [Inject]
    public required GrantService Grants { get; init; }

    [Inject]
    public required ToolDiscovery Discovery { get; init; }

    [Inject]
    public required ApplicationService Applications { get; init; }

    [Inject]
    public required TenantService TenantService { get; init; }

    private bool MayManage => _plugin is not null && Actor.Can(Permission.ManagePlugins, _plugin.TenantId);

    protected override async Task LoadAsync()
    {
        var found = await Service.GetAsync(Actor, Id, Leaving);
        _plugin = found.Value;
        _refusal = found.Succeeded ? null : found.Error;
        if (!found.Succeeded) return;
        _tenant = (await TenantService.GetAsync(Actor, found.Value.TenantId, Leaving)).Value?.Slug ?? "";
        _applications = (await Applications.ListAsync(Actor, found.Value.TenantId, new PageRequest(Take: 200), Leaving)).Items;
        _grants = await Grants.ListAsync(Actor, Id, Leaving);
    }

    private async Task DiscoverAsync()
    {
        _reading = true;
        var outcome = await Discovery.DiscoverAsync(Actor, Id, Leaving);
        _reading = false;
        await TellAsync(outcome, outcome.Succeeded ? $"{outcome.Value.Tools.Count} tools were read." : "");
    }

    private async Task GrantAsync(GrantChange change) =>
        await TellAsync(
            await Grants.SetAsync(Actor, Id, change.Application, change.Tool, change.Decision, Leaving),
            $"{change.Tool}: {change.Decision?.ToString().ToLowerInvariant() ?? "no grant"}.");

    private async Task SetEffectAsync((Guid Tool, ToolEffect Effect) change) =>
        await TellAsync(await Service.SetEffectAsync(Actor, change.Tool, change.Effect, Leaving), "The effect was noted.");

    private async Task AcceptAsync(Tool tool)
    {
        var agreed = await Dialogs.AskAsync(
            $"Accept {tool.Name}", "Accept the definition as it is now?", "Applications with a grant can call the tool again. Its description is the plugin's own text.", "Accept");
        if (agreed) await TellAsync(await Service.AcceptDriftAsync(Actor, tool.Id, Leaving), $"The definition of {tool.Name} was accepted.");
    }

    private async Task SuspendAsync() => await TellAsync(
        await Service.SuspendAsync(Actor, Id, !_plugin!.Suspended, Leaving), _plugin.Suspended ? "The plugin runs again." : "The plugin is suspended.");

    private async Task DeleteAsync()
    {
        var agreed = await Dialogs.AskAsync($"Delete plugin {_plugin!.Slug}", $"Delete {_plugin.Name}?", "Its tools and grants go with it. This cannot be taken back.", "Delete plugin");
        if (!agreed) return;
        var outcome = await Service.DeleteAsync(Actor, Id, Leaving);
        if (!outcome.Succeeded)
        {
            Notices.Refused(outcome.Errors);
            return;
        }

        Notices.Done("The plugin was deleted.");
        Navigation.NavigateTo(To("plugins"));
    }
}
