using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Classifiers;
using Microsoft.AspNetCore.Components;
using Mocop.Blocks;

namespace AdminConsole.Pages.Classifiers;

/// <summary>Asks a classifier about a text, as it is set or as it would be.</summary>
public sealed partial class ClassifierTry : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private BlockKind _kind = BlockKind.Plugin;
    private ClassifierTrial? _trial;
    private bool _busy;
    private bool _refused;
    private string _problem = "";

    [Inject]
    public required ClassifierService Classifiers { get; init; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    [Parameter, EditorRequired]
    public required Guid Tenant { get; set; }

    [Parameter, EditorRequired]
    public required ClassifierFields Input { get; set; }

    /// <summary>Hears what is wrong with the settings, to show it beside them.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<Error>> OnRefused { get; set; }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task TryAsync()
    {
        if (_busy) return;
        (_busy, _refused, _trial) = (true, false, null);
        try
        {
            var tried = await Classifiers.TryAsync(Actor, Tenant, Input.ToDefinition(), Input.Text, _kind, _leaving.Token);
            _trial = tried.Value;
            _refused = !tried.Succeeded;
            var ofText = tried.Errors.FirstOrDefault(e => e.Field == "text");
            _problem = ofText?.Message ?? "The settings are not complete: see the marked fields.";
            await OnRefused.InvokeAsync([.. tried.Errors.Where(e => e.Field != "text")]);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        finally
        {
            _busy = false;
        }
    }
}
