using System.Globalization;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Incidents;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Mocop.Sealing;

namespace AdminConsole.Pages.Incidents;

/// <summary>One incident beside its list, with the steps to its neighbours.</summary>
public sealed partial class IncidentDetailPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IncidentDetail? _detail;
    private IncidentPlace? _place;
    private VerificationResult? _seal;
    private Error? _refusal;
    private long? _loaded;
    private int _loadedVersion;
    private bool _stepped;
    private IJSObjectReference? _module;

    /// <summary>The chosen incident.</summary>
    [Parameter, EditorRequired]
    public required long? Number { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>What the list shows; the steps stay inside it.</summary>
    [Parameter, EditorRequired]
    public required IncidentQuery Query { get; set; }

    /// <summary>Where the first step goes while nothing is chosen.</summary>
    [Parameter]
    public long? First { get; set; }

    [Parameter]
    public int Total { get; set; }

    /// <summary>Grows when something happened that may concern the incident or its place.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public required Func<long?, string> Address { get; set; }

    [Inject]
    public required IncidentService Incidents { get; init; }

    [Inject]
    public required IncidentLookup Lookup { get; init; }

    [Inject]
    public required ContextSeals Seals { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    private long? Newer => Number is null ? null : _place?.Newer;

    // After the last old one was decided, the way goes on with what arrived meanwhile.
    private long? Older => Number is null ? First : _place is { Listed: false, Older: null } ? First : _place?.Older;

    private string Place => Number is null || _place is null ? ""
        : _place.Listed ? string.Create(CultureInfo.InvariantCulture, $"{_place.Position:N0} of {Math.Max(Total, _place.Position):N0}")
        : "not in the list";

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        try
        {
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Number == _loaded && Version == _loadedVersion) return;
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_stepped) return;
        _stepped = false;
        _module ??= await Browser.InvokeAsync<IJSObjectReference>("import", "./js/console.js");
        await _module.InvokeVoidAsync("scrollIntoView", $"#incident-{Number}");
    }

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private async Task LoadAsync()
    {
        var other = Number != _loaded;
        (_loaded, _loadedVersion) = (Number, Version);
        if (Number is not { } number)
        {
            (_detail, _place, _seal, _refusal) = (null, null, null, null);
            return;
        }

        var token = _leaving.Token;
        try
        {
            var found = await Incidents.GetAsync(Actor, number, token);
            var place = await Lookup.PlaceAsync(Actor, Query, number, token);
            // A faster step may have gone on meanwhile.
            if (Number != number) return;
            (_detail, _refusal, _place) = (found.Value, found.Succeeded ? null : found.Error, place);
            if (other) _seal = null;
            if (_seal is not null || _detail?.Row.ContextId is not { } context) return;
            StateHasChanged();
            var seal = (await Seals.CheckAsync(Actor, context, token)).Value;
            if (Number == number) _seal = seal;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    private void Go(long? number)
    {
        if (number is null) return;
        _stepped = true;
        Navigation.NavigateTo(Address(number), replace: Number is not null);
    }
}
