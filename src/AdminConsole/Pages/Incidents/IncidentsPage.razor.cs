using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Guards;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Incidents;

/// <summary>
/// The live list of incidents. What arrives is told by the process's own feed, gathered for a moment, and read from the database; while the list is held (paused, or
/// under the pointer, or not on its first part) it is only counted.
/// </summary>
public sealed partial class IncidentsPage
{
    private static readonly TimeSpan ListPace = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan FigurePace = TimeSpan.FromSeconds(2);

    private Page<IncidentRow>? _rows;
    private IncidentSummary? _summary;
    private IncidentFacets _facets = new([], []);
    private IReadOnlyList<TenantRow> _tenants = [];
    private GuardReport? _guards;
    private Error? _refusal;
    private IncidentFilter? _shown;
    private Guid? _shownTenant;
    private int _shownPart;
    private long _newest;
    private long _freshAfter = long.MaxValue;
    private int _before;
    private int _waiting;
    private int _version;
    private bool _any;
    private bool _news;
    private bool _held;
    private bool _paused;
    private IDisposable? _subscription;
    private IDisposable? _ticks;
    private SignalThrottle? _listSignal;
    private SignalThrottle? _figureSignal;

    [Inject]
    public required IncidentService Incidents { get; init; }

    [Inject]
    public required IncidentLookup Lookup { get; init; }

    [Inject]
    public required IncidentFeed Feed { get; init; }

    [Inject]
    public required GuardProbe Probe { get; init; }

    [Inject]
    public required PageTicks Ticks { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Parameter]
    public long? Number { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateWord { get; set; }

    [SupplyParameterFromQuery(Name = "severity")]
    public string? SeverityWord { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")]
    public string? VerdictWord { get; set; }

    [SupplyParameterFromQuery(Name = "trust")]
    public string? TrustWord { get; set; }

    [SupplyParameterFromQuery(Name = "source")]
    public string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "technique")]
    public string? Technique { get; set; }

    [SupplyParameterFromQuery(Name = "context")]
    public string? Context { get; set; }

    [SupplyParameterFromQuery(Name = "range")]
    public string? RangeWord { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    private IncidentFilter Filter => IncidentFilter.Of(StateWord, SeverityWord, VerdictWord, TrustWord, Source, Technique, Context, RangeWord, Text);

    private IncidentQuery Query => Filter.ToQuery(Tenant, Clock.GetUtcNow());

    protected override async Task LoadAsync()
    {
        _subscription ??= Listen();
        var news = _news;
        _news = false;
        // Another incident chosen is no other list.
        if (_rows is null || Filter != _shown || Tenant != _shownTenant || Pager.At(Part) != _shownPart)
        {
            (_shown, _shownTenant, _shownPart, _freshAfter) = (Filter, Tenant, Pager.At(Part), long.MaxValue);
            await LoadRowsAsync();
            StateHasChanged();
            await LoadFiguresAsync();
        }
        else if (news)
        {
            // A pointer over an empty list keeps nothing still.
            var held = _held && _rows.Items.Count > 0;
            if (held || _paused || _shownPart > 1) _waiting = await Lookup.CountAsync(Actor, Query with { After = _newest }, Leaving);
            else await ShowNewAsync();
            _version++;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _subscription?.Dispose();
        _ticks?.Dispose();
        _listSignal?.Dispose();
        _figureSignal?.Dispose();
        base.Dispose(disposing);
    }

    private IDisposable Listen()
    {
        _listSignal = new SignalThrottle(Clock, ListPace, () => InvokeAsync(() => FollowAsync(OnNewsAsync)));
        _figureSignal = new SignalThrottle(Clock, FigurePace, () => InvokeAsync(() => FollowAsync(LoadFiguresAsync)));
        _ticks = Ticks.Subscribe(_figureSignal.Signal);
        return Feed.Subscribe(Actor.Where(Permission.ViewIncidents), notice =>
        {
            if (notice.Change is IncidentChange.Decided) _ = InvokeAsync(() => ShowDecided(notice.Incident));
            _listSignal.Signal();
            _figureSignal.Signal();
        });
    }

    private Task OnNewsAsync()
    {
        _news = true;
        return ReloadAsync();
    }

    private async Task ShowNewAsync()
    {
        if (Pager.At(Part) > 1)
        {
            Navigation.NavigateTo(Here("page", null));
            return;
        }

        var known = _newest;
        await LoadRowsAsync();
        // A signal can come after its incidents were shown: what is fresh stays so until there is something newer.
        if (_newest > known) _freshAfter = known;
    }

    private async Task LoadRowsAsync()
    {
        var found = await Incidents.ListAsync(Actor, Query, Pager.Request(Part, null), Leaving);
        _refusal = found.Succeeded ? null : found.Error;
        _rows = found.Value;
        _waiting = 0;
        if (_rows is null) return;
        _newest = Math.Max(_newest, _rows.Items.Count == 0 ? 0 : _rows.Items.Max(row => row.Number));
        _any = _rows.Total > 0 || await Lookup.CountAsync(Actor, new() { Tenant = Tenant }, Leaving) > 0;
    }

    private async Task LoadFiguresAsync()
    {
        if (_refusal is not null) return;
        var range = Filter.Range ?? IncidentRange.Day;
        var now = Clock.GetUtcNow();
        _summary = (await Incidents.SummaryAsync(Actor, Tenant, now - range.Length, now, range.Slices, Leaving)).Value;
        _before = await Lookup.CountAsync(Actor, new() { Tenant = Tenant, From = now - (2 * range.Length), Until = now - range.Length }, Leaving);
        _facets = await Lookup.FacetsAsync(Actor, Tenant, Leaving);
        _tenants = await Tenants.AllAsync(Actor, Leaving);
        _guards = await Probe.CheckAsync(Leaving);
    }

    /// <summary>Runs what a signal asked for; the end of the page is no fault, everything else is the page's own.</summary>
    private async Task FollowAsync(Func<Task> work)
    {
        try
        {
            await work();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private async Task ReleaseAsync()
    {
        _held = false;
        if (_waiting > 0 && !_paused && Pager.At(Part) == 1) await ShowNewAsync();
    }

    private async Task TogglePauseAsync()
    {
        _paused = !_paused;
        if (!_paused && _waiting > 0) await ShowNewAsync();
    }

    /// <summary>While the list is held, a row that was decided stays where it is and says so.</summary>
    private void ShowDecided(IncidentRow decided)
    {
        if (_rows is null) return;
        _rows = new([.. _rows.Items.Select(row => row.Number == decided.Number ? row with { State = decided.State } : row)], _rows.Total);
        StateHasChanged();
    }

    private string AddressOf(long? number)
    {
        var query = new Uri(Navigation.Uri).Query;
        return number is null ? "incidents" + query : $"incidents/{number}{query}";
    }
}
