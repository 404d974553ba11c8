using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace AdminConsole.Pages.Classifiers;

/// <summary>A tenant's own classifier: where it is, when it is asked, and what may come of its answers.</summary>
public sealed partial class ClassifierPage
{
    private bool _isLoaded;
    private bool _busy;
    private string? _problem;
    private TenantRow? _where;
    private IReadOnlyList<TenantRow> _choices = [];
    private ClassifierRow? _row;
    private ClassifierFields _input = new();
    private EditContext? _edit;
    private IReadOnlyList<string> _errors = [];

    [Inject]
    public required ClassifierService Classifiers { get; init; }

    private bool CanEdit => _where is not null && Actor.Can(Permission.ManageModels, _where.Id);

    protected override async Task LoadAsync()
    {
        var tenants = await Tenants.AllAsync(Actor, Leaving);
        _isLoaded = true;
        _where = tenants.FirstOrDefault(t => t.Id == Tenant) ?? (tenants.Count == 1 ? tenants[0] : null);
        // Nothing is set for a tenant that nobody named.
        _choices = _where is null ? tenants : [];
        (_problem, _row) = (null, null);
        if (_where is null) return;
        var found = await Classifiers.GetAsync(Actor, _where.Id, Leaving);
        _problem = found.Succeeded ? null : found.Error.Message;
        _row = found.Value?.Settings;
        _input = _row is null ? new() : ClassifierFields.Of(_row);
        _edit = new EditContext(_input);
        _errors = [];
    }

    private void Show(IReadOnlyList<Error> errors) => _errors = _edit!.Show(errors);

    private async Task SaveAsync()
    {
        if (_busy) return;
        _busy = true;
        try
        {
            var saved = await Classifiers.SaveAsync(Actor, _where!.Id, _input.ToDefinition(), Leaving);
            if (saved.Succeeded) await TellAsync(saved, _input.Disabled ? "Saved. It is switched off and not asked." : "Saved. It is asked from the next request on.");
            else Show(saved.Errors);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task RemoveAsync()
    {
        if (!await Dialogs.AskAsync("Remove the classifier", $"Remove the classifier of “{_where!.Slug}”?", "Its address and its token are forgotten. Texts are then judged by the built-in detectors alone.", "Remove")) return;
        await TellAsync(await Classifiers.RemoveAsync(Actor, _where.Id, Leaving), "The classifier was removed.");
    }
}
