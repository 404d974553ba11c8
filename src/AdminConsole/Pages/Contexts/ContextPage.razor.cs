using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Contexts;
using AdminConsole.Pages.ContextLab;
using Microsoft.AspNetCore.Components;
using Mocop.Rendering;
using Mocop.Sealing;

namespace AdminConsole.Pages.Contexts;

/// <summary>One recorded context: what the model was sent, character by character, and whether it is still what was sealed.</summary>
public sealed partial class ContextPage
{
    private ContextRow? _row;
    private OpenedContext? _stored;
    private OpenedEnvelope? _opened;
    private VerificationResult? _seal;
    private DateTimeOffset? _checkedAt;
    private Error? _refusal;
    private Error? _withheld;
    private ProvenanceColour _colour;
    private TextCursor? _cursor;
    private bool _pinned;
    private bool _reveal;
    private string? _loaded;
    private bool _verifying;

    [Inject]
    public required ContextArchive Archive { get; init; }

    [Inject]
    public required ContextSeals Seals { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [Parameter]
    public required string Id { get; set; }

    [SupplyParameterFromQuery(Name = "format")]
    public string? FormatWord { get; set; }

    private RenderFormat Format => FormatWord switch
    {
        "anthropic" => RenderFormat.Anthropic,
        "text" => RenderFormat.Text,
        _ => RenderFormat.OpenAi,
    };

    private AssembledText Text => _opened?.View.Text ?? AssembledText.Empty;

    private CharacterOrigin? Origin => _opened?.View.Context is { } context && _cursor is { } at ? CharacterOrigin.Of(_opened.View, context, at) : null;

    private ProvenanceMark? Mark => _cursor is { } at ? Text.MarkOf(at, _reveal) : null;

    protected override async Task LoadAsync()
    {
        var described = await Archive.DescribeAsync(Actor, Id, Leaving);
        _row = described.Value;
        _refusal = described.Succeeded ? null : described.Error;
        if (_row is null) return;
        var found = await Archive.GetAsync(Actor, Id, Leaving);
        _stored = found.Value;
        _withheld = found.Succeeded ? null : found.Error is Forbidden ? found.Error : null;
        _opened = _stored is null ? null : OpenedEnvelope.Of(_stored, Format);
        (_cursor, _pinned, _reveal) = (Text.Step(null, ProvenanceStep.NextFinding), false, false);
        if (_loaded == Id) return;
        _loaded = Id;
        StateHasChanged();
        await VerifyAsync();
    }

    private async Task VerifyAsync()
    {
        _verifying = true;
        var result = await Seals.CheckAsync(Actor, Id, Leaving);
        (_verifying, _seal, _checkedAt) = (false, result.Value, Clock.GetUtcNow());
        if (!result.Succeeded) Notices.Refused(result.Errors);
    }

    private void ChooseBlock(string block) => (_cursor, _pinned, _reveal) = (_opened?.Find(block), true, true);

    private void Point(ProvenancePoint point)
    {
        if (_pinned && !point.IsClick) return;
        (_cursor, _reveal) = (Text.At(point.Segment, point.Offset), false);
        if (point.IsClick) _pinned = !_pinned;
    }

    private void Step(ProvenanceStep step) => (_cursor, _pinned, _reveal) = (Text.Step(_cursor, step), step is not ProvenanceStep.None, true);
}
