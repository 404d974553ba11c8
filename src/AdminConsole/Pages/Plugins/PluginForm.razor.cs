using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Plugins;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace AdminConsole.Pages.Plugins;

public sealed partial class PluginForm
{
    private PluginFields _input = new();
    private EditContext _edit = default!;
    private IReadOnlyList<string> _errors = [];
    private bool _mayRunCommands;
    private bool _busy;

    /// <summary>The plugin to change; null to create one.</summary>
    [Parameter]
    public Plugin? Plugin { get; set; }

    /// <summary>The tenant that is proposed.</summary>
    [Parameter]
    public Guid? Tenant { get; set; }

    /// <summary>Where to go without saving.</summary>
    [Parameter, EditorRequired]
    public required string Back { get; set; }

    [Parameter]
    public EventCallback<Plugin> OnSaved { get; set; }

    [Inject]
    public required PluginService Service { get; init; }

    [Inject]
    public required SignedInOperator Operator { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _input = Plugin is null ? new PluginFields { Tenant = Tenant } : PluginFields.Of(Plugin);
        _edit = new EditContext(_input);
        _mayRunCommands = (await Operator.ActorAsync()).CanEverywhere(Permission.ManagePlugins);
    }

    private async Task SubmitAsync()
    {
        if (_busy) return;
        _busy = true;
        var outcome = await SaveAsync(await Operator.ActorAsync());
        _busy = false;
        if (outcome.Succeeded) await OnSaved.InvokeAsync(outcome.Value);
        else _errors = _edit.Show(outcome.Errors);
    }

    private async Task<Result<Plugin>> SaveAsync(Actor actor)
    {
        if (Plugin is not null) return await Service.UpdateAsync(actor, Plugin.Id, _input.Definition, CancellationToken.None);
        return _input.Tenant is { } tenant
            ? await Service.CreateAsync(actor, tenant, _input.Slug.Trim(), _input.Definition, CancellationToken.None)
            : Choose.Tenant;
    }
}
