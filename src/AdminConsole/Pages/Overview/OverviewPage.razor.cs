using System.Globalization;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Guards;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Pages.Incidents;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Overview;

/// <summary>What an operator wants to know first: do the guards hold, what waits, what is running out; and on an empty installation, what to do next.</summary>
public sealed partial class OverviewPage
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private OverviewFacts? _facts;
    private IDisposable? _subscription;
    private IDisposable? _ticks;
    private SignalThrottle? _signal;

    [Inject]
    public required IncidentService Incidents { get; init; }

    [Inject]
    public required IncidentLookup Lookup { get; init; }

    [Inject]
    public required IncidentFeed Feed { get; init; }

    [Inject]
    public required GuardProbe Probe { get; init; }

    [Inject]
    public required BudgetService BudgetsOf { get; init; }

    [Inject]
    public required TenantService TenantsOf { get; init; }

    [Inject]
    public required ApplicationService Applications { get; init; }

    [Inject]
    public required PluginService Plugins { get; init; }

    [Inject]
    public required ContextArchive Archive { get; init; }

    [Inject]
    public required PageTicks Ticks { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    protected override async Task LoadAsync()
    {
        _subscription ??= Listen();
        var now = Clock.GetUtcNow();
        var day = IncidentRange.Day;
        var recent = await Incidents.ListAsync(Actor, new() { Tenant = Tenant }, new(Take: 18), Leaving);
        var budgets = (await BudgetsOf.ListAsync(Actor, Tenant, new(Take: 200), Leaving)).Items;
        var applications = await Applications.ListAsync(Actor, Tenant, new(Take: 200), Leaving);
        _facts = new()
        {
            Recent = recent.Value?.Items,
            Summary = (await Incidents.SummaryAsync(Actor, Tenant, now - day.Length, now, day.Slices, Leaving)).Value,
            Before = await Lookup.CountAsync(Actor, new() { Tenant = Tenant, From = now - (2 * day.Length), Until = now - day.Length }, Leaving),
            Guards = await Probe.CheckAsync(Leaving),
            AnyBudget = budgets.Count > 0,
            Budgets = [.. budgets.Where(IsClose).OrderByDescending(row => (double)row.Spent / row.Budget.LimitTokens).Take(5)],
            Tenants = Tenant is null ? (await TenantsOf.ListAsync(Actor, new(Take: 1), Leaving)).Total : 1,
            Applications = applications.Total,
            AnyKey = applications.Items.Any(application => application.ActiveKeys > 0),
            Plugins = (await Plugins.ListAsync(Actor, Tenant, new(Take: 1), Leaving)).Total,
            Contexts = (await Archive.ListAsync(Actor, new(Tenant), new(Take: 1), Leaving)).Value?.Total ?? 0,
        };
    }

    protected override void Dispose(bool disposing)
    {
        _subscription?.Dispose();
        _ticks?.Dispose();
        _signal?.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsClose(BudgetRow row) => !row.Budget.Disabled && row.Spent * 100 >= row.Budget.LimitTokens * row.Budget.AlertPercent;

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string IncidentAddress(long? number) => To($"incidents/{number}?state={IncidentFilter.AnyState}");

    private IDisposable Listen()
    {
        var signal = _signal = new SignalThrottle(Clock, Pace, () => InvokeAsync(FollowAsync));
        _ticks = Ticks.Subscribe(signal.Signal);
        return Feed.Subscribe(Actor.Where(Permission.ViewIncidents), _ => signal.Signal());
    }

    private async Task FollowAsync()
    {
        try
        {
            await ReloadAsync();
            StateHasChanged();
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }
}
