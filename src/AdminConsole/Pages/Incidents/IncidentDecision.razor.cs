using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Plugins;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AdminConsole.Pages.Incidents;

/// <summary>What an operator does about an incident: it was an attack, it was none, or its plugin is stopped.</summary>
public sealed partial class IncidentDecision
{
    private string _note = "";
    private bool _busy;
    private IReadOnlyList<Error> _errors = [];

    [Parameter, EditorRequired]
    public required IncidentDetail Detail { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>Called after something was changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required IncidentService Incidents { get; init; }

    [Inject]
    public required PluginService Plugins { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private bool MayDecide => Actor.Can(Permission.DecideIncidents, Detail.Row.TenantId);

    private bool MaySuspend => Detail.Plugin is { Suspended: false } && Actor.Can(Permission.ManagePlugins, Detail.Row.TenantId);

    private Task DecideAsync(IncidentState state) =>
        RunAsync(async () => (await Incidents.DecideAsync(Actor, Detail.Row.Number, state, _note, CancellationToken.None)).Errors);

    private async Task SuspendAsync()
    {
        if (Detail.Plugin is not { } plugin) return;
        var agreed = await Dialogs.AskAsync(
            $"Suspend {plugin.Slug}",
            $"Suspend the plugin {plugin.Slug} of {Detail.Row.Tenant}?",
            "Its tools are neither listed nor callable until somebody resumes it on the page Plugins.",
            "Suspend");
        if (agreed) await RunAsync(async () => (await Plugins.SuspendAsync(Actor, plugin.Id, suspended: true, CancellationToken.None)).Errors);
    }

    /// <summary>One change at a time: a key that is held down decides once.</summary>
    private async Task RunAsync(Func<Task<IReadOnlyList<Error>>> change)
    {
        if (_busy) return;
        _busy = true;
        try
        {
            _errors = await change();
            if (_errors.Count == 0) _note = "";
            await OnChanged.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
