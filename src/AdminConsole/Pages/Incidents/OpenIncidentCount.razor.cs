using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Pages.Incidents;

/// <summary>How many incidents wait for a decision in the chosen tenant, as it is now.</summary>
public sealed partial class OpenIncidentCount : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource _leaving = new();
    private IDisposable? _subscription;
    private SignalThrottle? _signal;
    private string? _tenant;
    private int _open;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SignedInOperator Operator { get; init; }

    [Inject]
    public required TenantChoice Choice { get; init; }

    [Inject]
    public required IncidentLookup Lookup { get; init; }

    [Inject]
    public required IncidentFeed Feed { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        Navigation.LocationChanged -= OnLocationChanged;
        _subscription?.Dispose();
        _signal?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var token = _leaving.Token;
        var signal = _signal = new SignalThrottle(Clock, Pace, () => InvokeAsync(() => CountAsync(token)));
        Navigation.LocationChanged += OnLocationChanged;
        var actor = await Operator.ActorAsync();
        if (token.IsCancellationRequested) return;
        _subscription = Feed.Subscribe(actor.Where(Permission.ViewIncidents), _ => signal.Signal());
        await CountAsync(token);
    }

    private async Task CountAsync(CancellationToken token)
    {
        try
        {
            _tenant = Choice.Slug;
            var actor = await Operator.ActorAsync(token);
            var tenant = await Choice.CurrentAsync(actor, token);
            _open = await Lookup.CountAsync(actor, new() { State = IncidentState.Open, Tenant = tenant?.Id }, token);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The circuit ends.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (Choice.Slug != _tenant) _signal?.Signal();
    }
}
