using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using Mocop.Blocks;

namespace AdminConsole.Components;

/// <summary>
/// Shows assembled text with its provenance: a tint for the source, a wavy underline for findings, a dashed outline for escapes, grey for machine text. Draws only
/// what is near the eye. Pointing at a character, or the arrow keys, say which one.
/// </summary>
public sealed partial class ProvenanceView : IAsyncDisposable
{
    private const int LinePixels = 20;
    private const int DrawnAtFirst = 12;
    private readonly HashSet<int> _near = [.. Enumerable.Range(0, DrawnAtFirst)];
    private ProvenanceLayout _layout = ProvenanceLayout.Empty;
    private IReadOnlyList<ProvenanceSegment>? _laidOut;
    private Dictionary<string, int> _blocks = [];
    private ElementReference _root;
    private ElementReference _marks;
    private DotNetObjectReference<ProvenanceView>? _self;
    private IJSObjectReference? _script;
    private IJSObjectReference? _watch;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ProvenanceSegment> Segments { get; set; }

    /// <summary>The role of each message; empty to show no roles.</summary>
    [Parameter]
    public IReadOnlyList<BlockRole> Roles { get; set; } = [];

    [Parameter]
    public ProvenanceColour Colour { get; set; }

    /// <summary>The characters that are framed, when some are.</summary>
    [Parameter]
    public ProvenanceMark? Mark { get; set; }

    /// <summary>Somebody points at a character.</summary>
    [Parameter]
    public EventCallback<ProvenancePoint> Pointed { get; set; }

    /// <summary>Somebody wants the mark elsewhere: an arrow key.</summary>
    [Parameter]
    public EventCallback<ProvenanceStep> Stepped { get; set; }

    [Parameter]
    public string Label { get; set; } = "Assembled context";

    [Parameter]
    public string? Class { get; set; }

    /// <summary>The browser says which chunks are on the screen or close to it.</summary>
    [JSInvokable]
    public void Near(int[] chunks)
    {
        if (_near.SetEquals(chunks)) return;
        _near.Clear();
        _near.UnionWith(chunks);
        StateHasChanged();
    }

    /// <summary>The browser says at which character of which segment the pointer is.</summary>
    [JSInvokable]
    public Task PointAsync(int segment, int offset, bool isClick) =>
        segment >= 0 && segment < Segments.Count && offset >= 0 && offset < Segments[segment].Text.Length
            ? Pointed.InvokeAsync(new ProvenancePoint(segment, offset, isClick))
            : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_watch is not null)
            {
                await _watch.InvokeVoidAsync("stop");
                await _watch.DisposeAsync();
            }

            if (_script is not null) await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the script with it.
        }

        _self?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_laidOut, Segments)) return;
        _laidOut = Segments;
        _layout = ProvenanceLayout.Of(Segments);
        _blocks = Segments.Select(segment => segment.Block).Distinct(StringComparer.Ordinal).Select((block, index) => (block, index))
            .ToDictionary(pair => pair.block, pair => pair.index, StringComparer.Ordinal);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Browser.InvokeAsync<IJSObjectReference>("import", "./js/provenance.js");
            _watch = await _script.InvokeAsync<IJSObjectReference>("watch", _root, _marks, _self, Pointed.HasDelegate);
        }

        if (_watch is not null) await _watch.InvokeVoidAsync("mark", Mark);
    }

    private bool IsDrawn(ProvenanceChunk chunk) => _near.Contains(chunk.Number) || (_near.Count == 0 && chunk.Number < DrawnAtFirst);

    private string Role(int message) => message < Roles.Count ? Roles[message].Word() : $"message {message + 1}";

    private string Look(ProvenancePart part) =>
        part.IsFrame ? (Colour == ProvenanceColour.Operation ? "frame plain" : "frame")
        : Colour switch
        {
            ProvenanceColour.Block => $"body hue-{_blocks[part.Block] % 6}",
            ProvenanceColour.Operation => "body plain",
            _ => part.Trust is { } trust ? $"body tinted trust-{trust.Word()}" : "body plain",
        };

    private async Task OnKeyAsync(KeyboardEventArgs e)
    {
        ProvenanceStep? step = e.Key switch
        {
            "ArrowRight" => ProvenanceStep.NextToken,
            "ArrowLeft" => ProvenanceStep.PreviousToken,
            "ArrowDown" => ProvenanceStep.NextSegment,
            "ArrowUp" => ProvenanceStep.PreviousSegment,
            "f" => ProvenanceStep.NextFinding,
            "Home" => ProvenanceStep.First,
            "End" => ProvenanceStep.Last,
            "Escape" => ProvenanceStep.None,
            _ => null,
        };
        if (step is { } wanted) await Stepped.InvokeAsync(wanted);
    }
}
