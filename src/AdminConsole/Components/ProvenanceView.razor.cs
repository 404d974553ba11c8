using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Mocop.Blocks;
using Mocop.Provenance;

namespace AdminConsole.Components;

/// <summary>
/// Shows assembled text with its provenance: a tint for the source, a wavy underline for findings, a dashed outline for escapes, grey for machine text. Pointing
/// at a segment, or the arrow keys, selects it.
/// </summary>
public sealed partial class ProvenanceView
{
    private readonly string _id = $"p{Guid.CreateVersion7():N}";
    private IReadOnlyList<IGrouping<int, (int Index, ProvenanceSegment Segment)>> _messages = [];
    private Dictionary<string, int> _blocks = [];

    [Parameter, EditorRequired]
    public required IReadOnlyList<ProvenanceSegment> Segments { get; set; }

    /// <summary>The role of each message; empty to show no roles.</summary>
    [Parameter]
    public IReadOnlyList<BlockRole> Roles { get; set; } = [];

    [Parameter]
    public ProvenanceColour Colour { get; set; }

    /// <summary>The index of the selected segment.</summary>
    [Parameter]
    public int? Selected { get; set; }

    [Parameter]
    public EventCallback<int?> SelectedChanged { get; set; }

    [Parameter]
    public string Label { get; set; } = "Assembled context";

    [Parameter]
    public string? Class { get; set; }

    protected override void OnParametersSet()
    {
        _messages = [.. Segments.Select((segment, index) => (Index: index, Segment: segment)).GroupBy(item => item.Segment.Message)];
        _blocks = Segments.Select(segment => segment.Block).Distinct(StringComparer.Ordinal).Select((block, index) => (block, index))
            .ToDictionary(pair => pair.block, pair => pair.index, StringComparer.Ordinal);
    }

    private static bool IsMachine(ProvenanceOperation operation) => operation
        is not (ProvenanceOperation.Content or ProvenanceOperation.Escape);

    private static string Hint(ProvenanceSegment segment) =>
        $"{segment.Block} · {segment.Operation.Word()}{(segment.Trust is { } trust ? $" · trust {trust.Word()}" : "")}{(segment.IsFlagged ? " · flagged" : "")}";

    private string Role(int message) => message < Roles.Count ? Roles[message].Word() : $"message {message + 1}";

    private string ElementId(int index) => $"{_id}-{index}";

    private string Style(int index, ProvenanceSegment segment)
    {
        var colour = Colour switch
        {
            ProvenanceColour.Block => $"hue hue-{_blocks[segment.Block] % 6}",
            ProvenanceColour.Operation => $"op op-{segment.Operation.Word()}",
            _ when IsMachine(segment.Operation) || segment.Trust is null => "machine",
            _ => $"tinted trust-{segment.Trust.Value.Word()}",
        };
        return $"seg {colour}"
            + (segment.Operation == ProvenanceOperation.Escape ? " escape" : "")
            + (segment.IsFlagged ? " finding" : "")
            + (index == Selected ? " selected" : "");
    }

    private Task SelectAsync(int index) => index == Selected ? Task.CompletedTask : SelectedChanged.InvokeAsync(index);

    private Task OnKeyAsync(KeyboardEventArgs e)
    {
        if (Segments.Count == 0) return Task.CompletedTask;
        var at = Selected ?? -1;
        return e.Key switch
        {
            "ArrowRight" or "ArrowDown" => SelectAsync(Math.Min(at + 1, Segments.Count - 1)),
            "ArrowLeft" or "ArrowUp" => SelectAsync(Math.Max(at - 1, 0)),
            "Home" => SelectAsync(0),
            "End" => SelectAsync(Segments.Count - 1),
            "Escape" => SelectedChanged.InvokeAsync(null),
            _ => Task.CompletedTask,
        };
    }
}
