using System.Globalization;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;
using Mocop.Budgets;
using Mocop.Rendering;
using Mocop.Tokens;
using Radzen;

namespace AdminConsole.Pages.ContextLab;

/// <summary>Edits the pieces of a prompt and shows, as one types, what the engine makes of them and where each character comes from.</summary>
public sealed partial class LabPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);
    private static readonly string[] KnownModels = ["gpt-4o", "gpt-4.1", "gpt-5", "o3", "gpt-4", "claude-sonnet-4"];

    private readonly TokenMemory _counts = new();
    private LatestWork? _work;
    private LabState _state;
    private string? _notice;
    private TenantRow? _where;
    private IReadOnlyList<string> _models = [];
    private LabDocument _document = LabSample.Create();
    private LabBlock? _added;
    private LabView _view = new();
    private BudgetPlan _bar = EmptyBar(new LabDocument());
    private RecordedLab? _recorded;
    private TextCursor? _cursor;
    private CharacterOrigin? _origin;
    private bool _isPinned;
    private bool _isWorking;
    private string? _openedContext;

    [Inject]
    public required LabAssembly Assembly { get; init; }

    [Inject]
    public required LabHandoff Handoff { get; init; }

    [Inject]
    public required ModelService Models { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [SupplyParameterFromQuery(Name = "context")]
    public string? ContextId { get; set; }

    private bool IsRecorded => _recorded is not null;

    private string? Detail => _view.Context is { } context ? $"tenant {context.Envelope.Tenant} · policy {context.Envelope.Policy.Id} v{context.Envelope.Policy.Version} · {context.Envelope.Spotlight.ToString().ToLowerInvariant()}" : null;

    protected override void Dispose(bool disposing)
    {
        _work?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task LoadAsync()
    {
        var isFirst = _work is null;
        _work ??= new LatestWork(Quiet, Clock);
        var tenants = await Tenants.AllAsync(Actor, Leaving);
        _where = tenants.FirstOrDefault(t => t.Id == Tenant) ?? tenants.FirstOrDefault(t => Actor.Can(Permission.UseLab, t.Id)) ?? (tenants.Count > 0 ? tenants[0] : null);
        _state = _where is null ? LabState.NoTenant : Actor.Can(Permission.UseLab, _where.Id) ? LabState.Ready : LabState.NotAllowed;
        if (_state is not LabState.Ready) return;
        if (isFirst) Begin();
        _models = [.. (await Models.NamesForAsync(_where!.Id, Leaving)).Concat(KnownModels).Distinct(StringComparer.Ordinal)];
        if (ContextId is null) (_recorded, _openedContext) = (null, null);
        if (ContextId is null) await RefreshAsync();
        else if (ContextId != _openedContext) await ShowRecordedAsync(ContextId);
    }

    /// <summary>What stands in the editor at first: what a link carries, what another page handed over, or the example.</summary>
    private void Begin()
    {
        if (LabLink.IsIn(Navigation.Uri))
        {
            if (LabLink.TryRead(Navigation.Uri, out var shared)) _document = shared;
            else _notice = "The link is damaged or too long: the example is shown instead.";
        }
        else if (Handoff.Take() is { } handed)
        {
            _document = handed;
        }
    }

    private static BudgetPlan EmptyBar(LabDocument document) =>
        new(ModelEncodings.For(document.Model).Encoding, ModelEncodings.For(document.Model).IsEstimate, document.Limit, document.Reserve, 0, 0, [], []);

    private string? FieldFault(string field) => _view.Fault is { Block: null } fault && fault.Field == field ? "true" : null;

    private async Task ChangeAsync(Action? change)
    {
        change?.Invoke();
        await RefreshAsync();
    }

    private Task SetNumberAsync(ChangeEventArgs e, Action<int> set) =>
        int.TryParse((string?)e.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? ChangeAsync(() => set(value)) : Task.CompletedTask;

    private async Task SetFormatAsync(ChangeEventArgs e)
    {
        _document.Format = Enum.Parse<RenderFormat>((string)e.Value!);
        if (_openedContext is { } id && IsRecorded) await ShowRecordedAsync(id);
        else await RefreshAsync();
    }

    /// <summary>Assembles what stands in the editor. What is newer overtakes it.</summary>
    private async Task RefreshAsync()
    {
        _isWorking = true;
        var isNewest = await _work!.RunAsync(async cancellation =>
        {
            var result = await Assembly.AssembleAsync(Actor, _where!.Id, _document.ToRequest(), draft: null, _counts, cancellation);
            if (cancellation.IsCancellationRequested) return;
            if (result.Succeeded) Show(result.Value);
            else _notice = result.Error.Message;
        });
        if (isNewest) _isWorking = false;
    }

    private void Show(LabView view)
    {
        var (block, source) = (_origin?.Block?.Id, _origin?.Source?.Start);
        _view = view;
        _bar = view.Budget ?? EmptyBar(_document);
        // What was looked at stays in view while the text around it changes; at first it is what was found.
        MoveTo(block is not null && source is { } at ? view.Text.Find(block, at) : view.Text.Step(null, ProvenanceStep.NextFinding));
        _isPinned = _isPinned && _cursor is not null;
    }

    private async Task ShowRecordedAsync(string id)
    {
        var opened = await Assembly.OpenAsync(Actor, id, _document.Format, Leaving);
        if (!opened.Succeeded)
        {
            _notice = $"Context {id}: {opened.Error.Message}";
            await RefreshAsync();
            return;
        }

        (_openedContext, _recorded, _notice) = (id, opened.Value, null);
        _document = RecordedContext.ToDocument(opened.Value.View.Context!.Envelope, _document.Format);
        Show(opened.Value.View);
    }

    private void EditCopy()
    {
        (_recorded, _openedContext) = (null, null);
        Navigation.NavigateTo(To("lab"));
    }

    private Task StartWith(LabDocument document) => ChangeAsync(() => _document = document);

    private void Point(ProvenancePoint point)
    {
        if (_isPinned && !point.IsClick) return;
        _isPinned = point.IsClick && !_isPinned;
        MoveTo(_view.Text.At(point.Segment, point.Offset));
    }

    private void StepTo(ProvenanceStep step)
    {
        _isPinned = step != ProvenanceStep.None;
        MoveTo(_view.Text.Step(_cursor, step));
    }

    private void MoveTo(TextCursor? cursor)
    {
        _cursor = cursor;
        _origin = cursor is not null && _view.Context is { } context ? CharacterOrigin.Of(_view, context, cursor) : null;
    }

    private async Task OpenRecordedAsync()
    {
        var chosen = await Dialogs.OpenAsync<RecordedPicker>(
            "Open a recorded context",
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(RecordedPicker.Actor)] = Actor, [nameof(RecordedPicker.Tenant)] = _where!.Id }!,
            new DialogOptions { Width = "720px", CloseDialogOnOverlayClick = true });
        if (chosen is string id) Navigation.NavigateTo(To($"lab?context={Uri.EscapeDataString(id)}"));
    }

    private void SendToPlayground()
    {
        Handoff.Put(_document);
        Navigation.NavigateTo(To("playground"));
    }
}
