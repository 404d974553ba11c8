using System.Globalization;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Gateway.Models;
using AdminConsole.Pages.ContextLab;
using Microsoft.AspNetCore.Components;
using Mocop.Blocks;
using Mocop.Rendering;
using Playing = AdminConsole.Gateway.Chat.Playground;

namespace AdminConsole.Pages.Playground;

/// <summary>The same pieces as a naive prompt and as MoCoP's, and what a model makes of each.</summary>
public sealed partial class PlaygroundPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(60);

    private readonly ModelTalk _naive = new();
    private readonly ModelTalk _guarded = new();
    private LatestWork? _work;
    private CancellationTokenSource? _asking;
    private TenantRow? _where;
    private bool _isLoaded;
    private bool _isReady;
    private IReadOnlyList<string> _models = [];
    private LabDocument _document = new();
    private LabBlock? _poisoned;
    private Attack? _attack;
    private LabView _view = new();
    private IReadOnlyList<ProvenanceSegment> _naiveText = [];
    private IReadOnlyList<BlockRole> _naiveRoles = [];
    private long _drawn;

    [Inject]
    public required LabAssembly Assembly { get; init; }

    [Inject]
    public required LabHandoff Handoff { get; init; }

    [Inject]
    public required Playing Playground { get; init; }

    [Inject]
    public required ModelService Models { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private bool IsSimulated => _document.Model == ModelService.Simulated;

    protected override void Dispose(bool disposing)
    {
        _work?.Dispose();
        _asking?.Cancel();
        base.Dispose(disposing);
    }

    protected override async Task LoadAsync()
    {
        var isFirst = _work is null;
        _work ??= new LatestWork(Quiet, Clock);
        var tenants = await Tenants.AllAsync(Actor, Leaving);
        _where = tenants.FirstOrDefault(t => t.Id == Tenant) ?? tenants.FirstOrDefault(t => Actor.Can(Permission.UseLab, t.Id)) ?? (tenants.Count > 0 ? tenants[0] : null);
        _isLoaded = true;
        _isReady = _where is not null && Actor.Can(Permission.UseLab, _where.Id);
        if (!_isReady) return;
        _models = await Models.NamesForAsync(_where!.Id, Leaving);
        if (isFirst) Begin(Handoff.Take());
        if (!_models.Contains(_document.Model, StringComparer.Ordinal)) _document.Model = ModelService.Simulated;
        await ChangedAsync();
    }

    private void Begin(LabDocument? handed)
    {
        if (handed is null)
        {
            _attack = AttackLibrary.All.First(a => a.Id == "override");
            handed = PlaygroundSample.Create(_attack);
        }

        _document = handed;
        (_document.Limit, _document.Format) = (Math.Max(_document.Limit, 4000), RenderFormat.OpenAi);
        _poisoned = _document.Blocks.Find(b => b.Kind is BlockKind.Plugin or BlockKind.Retrieval or BlockKind.Memory);
    }

    private Task SetModelAsync(ChangeEventArgs e)
    {
        _document.Model = (string)e.Value!;
        return ChangedAsync();
    }

    /// <summary>Puts the words of an attack into the plugin's answer.</summary>
    private Task ChooseAsync(Attack attack)
    {
        _attack = attack;
        var kept = _poisoned ?? new LabBlock { Kind = BlockKind.Plugin, OriginType = "plugin", OriginId = "weather", Version = "1.2.0", Tool = "forecast" };
        // Another instance, so that its text area takes the new text.
        var replaced = kept.Copy();
        replaced.Content = attack.Content;
        var at = _document.Blocks.IndexOf(kept);
        if (at < 0) _document.Blocks.Add(replaced);
        else _document.Blocks[at] = replaced;
        _poisoned = replaced;
        return ChangedAsync();
    }

    /// <summary>Makes both prompts anew. The simulated model costs nothing and is asked at once; a real one waits to be asked.</summary>
    private async Task ChangedAsync()
    {
        if (_attack is not null && _poisoned?.Content != _attack.Content) _attack = null;
        _naive.IsStale = _naive.IsAsked;
        _guarded.IsStale = _guarded.IsAsked;
        var isNewest = await _work!.RunAsync(async cancellation =>
        {
            var request = _document.ToRequest();
            var assembled = await Assembly.AssembleAsync(Actor, _where!.Id, request, draft: null, counts: null, cancellation);
            if (cancellation.IsCancellationRequested || !assembled.Succeeded) return;
            _view = assembled.Value;
            _naiveText = NaiveText.Segments(request.Blocks);
            _naiveRoles = [.. Playing.NaivePrompt(request.Blocks).Select(m => m.Role)];
        });
        if (isNewest && IsSimulated) await AskAsync();
    }

    private async Task AskAsync()
    {
        Stop();
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _asking = asking;
        var blocks = _document.ToRequest().Blocks;
        var naive = TalkAsync(_naive, Playing.NaivePrompt(blocks), asking.Token);
        if (_view.Context is { } context) await Task.WhenAll(naive, TalkAsync(_guarded, context.Rendering.Messages, asking.Token));
        else _guarded.Clear();
        await naive;
        if (_asking == asking) _asking = null;
    }

    private Task TalkAsync(ModelTalk talk, IReadOnlyList<RenderedMessage> messages, CancellationToken cancellation) =>
        talk.RunAsync(token => Playground.StreamAsync(Actor, _where!.Id, _document.Model, messages, token), () => DrawSoon(talk), cancellation);

    /// <summary>Draws while an answer comes, but not after each word.</summary>
    private void DrawSoon(ModelTalk talk)
    {
        if (talk.IsWaiting && Clock.GetElapsedTime(_drawn) < Redraw) return;
        _drawn = Clock.GetTimestamp();
        StateHasChanged();
    }

    private void Stop()
    {
        _asking?.Cancel();
        _asking = null;
    }

    private void OpenInLab()
    {
        Handoff.Put(_document);
        Navigation.NavigateTo(To("lab"));
    }

    private static string Scores(LabBlockView block) => string.Create(
        CultureInfo.InvariantCulture,
        $"Block {block.Id} scores {block.Score / 1000d:0.00} as an injection{(block.InstructionScore > 0 ? $" and {block.InstructionScore / 1000d:0.00} as instructions of any kind, which flags nothing" : "")}.");
}
