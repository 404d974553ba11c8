using AdminConsole.Components;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.ContextLab;

/// <summary>The assembled context as messages, as envelope and as seal.</summary>
public sealed partial class AssembledPanel
{
    private static readonly (Tab Tab, string Name)[] Tabs = [(Tab.Messages, "messages"), (Tab.Envelope, "envelope"), (Tab.Seal, "seal")];
    private Tab _tab;
    private ProvenanceColour _colour;
    private bool _reveal;

    private enum Tab
    {
        Messages,
        Envelope,
        Seal,
    }

    [Parameter, EditorRequired]
    public required LabView View { get; set; }

    [Parameter]
    public TextCursor? Cursor { get; set; }

    [Parameter]
    public bool IsPinned { get; set; }

    /// <summary>Whether something newer is being assembled.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    [Parameter]
    public EventCallback<ProvenancePoint> OnPointed { get; set; }

    [Parameter]
    public EventCallback<ProvenanceStep> OnStepped { get; set; }

    private ProvenanceMark? Mark => Cursor is null ? null : View.Text.MarkOf(Cursor, _reveal);

    private string Count => View.Text.Roles.Count == 1 ? "1 message" : $"{View.Text.Roles.Count} messages";

    private static string Where(LabFault fault) =>
        fault.Block is { } index ? $"Block {index + 1} is at fault; the message stands beside it. Nothing was lost: change it and the context is assembled anew."
        : $"The request's {fault.Field} is at fault. Nothing was lost: change it and the context is assembled anew.";

    private Task StepAsync(ProvenanceStep step)
    {
        _reveal = true;
        return OnStepped.InvokeAsync(step);
    }
}
