using AdminConsole.Components;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Pages.ContextLab;
using Microsoft.AspNetCore.Components;
using Mocop.Detection.Packs;

namespace AdminConsole.Pages.Rules;

/// <summary>The rules that look for injections: the built-in ones to read, the tenant's own to write, try and publish.</summary>
public sealed partial class RulesPage
{
    private readonly List<string> _errors = [];
    private bool _isLoaded;
    private bool _hasDraft;
    private bool _publishing;
    private string? _problem;
    private int _inForce;
    private TenantRow? _where;
    private IReadOnlyList<TenantRow> _choices = [];
    private IReadOnlyList<RulePackVersion> _versions = [];
    private PackDocument? _published;
    private PackDocument _document = PackDocument.Empty("own");
    private RuleFields? _editing;
    private string? _candidate;
    private IReadOnlyList<RuleRow> _all = [];
    private IReadOnlyList<RuleRow> _rows = [];
    private IReadOnlyList<FilterChoice> _families = [];
    private IReadOnlyList<CaseRow> _cases = [];
    private IReadOnlyDictionary<Guid, CaseOutcome> _outcomes = new Dictionary<Guid, CaseOutcome>();
    private PackReport? _report;
    private LatestWork? _work;

    [Inject]
    public required RulePackService Rules { get; init; }

    [Inject]
    public required RulePackTrials Trials { get; init; }

    [Inject]
    public required DetectionCases Cases { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "family")]
    public string? Family { get; set; }

    [SupplyParameterFromQuery(Name = "rule")]
    public string? RuleId { get; set; }

    private bool CanEdit => _where is not null && Actor.Can(Permission.EditPolicies, _where.Id);

    private RuleRow? Chosen => _all.FirstOrDefault(r => string.Equals(r.Rule.Id, RuleId, StringComparison.Ordinal));

    protected override void Dispose(bool disposing)
    {
        _work?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task LoadAsync()
    {
        _work ??= new LatestWork(TimeSpan.FromMilliseconds(400), Clock);
        var tenants = await Tenants.AllAsync(Actor, Leaving);
        _isLoaded = true;
        var where = tenants.FirstOrDefault(t => t.Id == Tenant) ?? (tenants.Count == 1 ? tenants[0] : null);
        if (where?.Id != _where?.Id) _editing = null;
        _where = where;
        // Rules are never written for a tenant that nobody named.
        _choices = _where is null ? tenants : [];
        _problem = null;
        if (_where is null) return;
        var versions = await Rules.ListAsync(Actor, _where.Id, Leaving);
        if (!versions.Succeeded)
        {
            _problem = versions.Error.Message;
            return;
        }

        _versions = versions.Value;
        var newest = _versions.FirstOrDefault(v => v.Version > 0);
        var draft = _versions.FirstOrDefault(v => v.Version == 0);
        (_inForce, _hasDraft) = (newest?.Version ?? 0, draft is not null);
        _published = newest is null ? null : PackDocument.Read(newest.Document, out _);
        _document = (draft is null ? _published : PackDocument.Read(draft.Document, out _)) ?? PackDocument.Empty(_where.Slug);
        _cases = (await Cases.ListAsync(Actor, _where.Id, Leaving)).Value ?? [];
        Arrange();
        if (_editing is null) await TryAsync(_document.Write());
    }

    private void Arrange()
    {
        _all = RuleRow.All(_document, _published);
        _rows = [.. _all.Where(r => (Family is null || string.Equals(r.Rule.Category, Family, StringComparison.Ordinal)) && r.Matches(Search))];
        _families = [.. _all.GroupBy(r => r.Rule.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new FilterChoice($"{g.Key} ({g.Count()})", Here("family", g.Key)))];
    }

    private void Begin() => _editing = RuleFields.New(_document);

    private void Edit(DetectionRule rule) => _editing = RuleFields.Of(rule, _document);

    private void Copy(DetectionRule rule) => _editing = RuleFields.Like(rule, _document);

    private async Task StopEditing()
    {
        _editing = null;
        _errors.Clear();
        await TryAsync(_document.Write());
    }

    private async Task CandidateAsync((PackDocument? Pack, string? Problem) changed)
    {
        var text = changed.Pack?.Write();
        _errors.Clear();
        if (changed.Problem is not null) _errors.Add(changed.Problem);
        if (text is not null && RulePackTrials.Read(text, out var errors) is null)
        {
            _errors.AddRange(errors);
            text = null;
        }

        _candidate = text;
        if (text is not null && _work is not null && await _work.RunAsync(_ => TryAsync(text))) StateHasChanged();
    }

    /// <summary>Runs the cases and the examples under rules that may not be saved yet.</summary>
    private async Task TryAsync(string document)
    {
        _candidate = document;
        if (!CanEdit) return;
        _report = (await Trials.RunAsync(Actor, _where!.Id, document, Leaving, measured: false)).Value;
        _outcomes = (_report?.Cases ?? []).ToDictionary(c => c.Id);
        if (_editing is null) return;
        _errors.Clear();
        _errors.AddRange(_report?.Examples.Select(e => $"{e.Rule}: {(e.ShouldMatch ? "does not match" : "matches")} “{e.Text}”") ?? []);
    }

    private async Task SaveAsync(PackDocument pack)
    {
        var saved = await Rules.SaveDraftAsync(Actor, _where!.Id, pack.Write(), Leaving);
        if (!saved.Succeeded)
        {
            _errors.Clear();
            _errors.AddRange(saved.Errors.Select(e => e.Message));
            return;
        }

        _editing = null;
        _errors.Clear();
        Notices.Done("Saved in the draft. Nothing changes for requests until it is published.");
        await ReloadAsync();
    }

    private async Task RemoveAsync()
    {
        if (_editing?.Replaces is not { } id) return;
        if (!await Dialogs.AskAsync("Remove the rule", $"Remove “{id}” from the draft?", "What is in force stays as it is until the draft is published.", "Remove")) return;
        await SaveAsync(_document.With(id, null));
    }

    private async Task DiscardAsync()
    {
        if (!await Dialogs.AskAsync("Discard the draft", $"Discard the draft of the rules of “{_where!.Slug}”?", "Its changes are lost; what is in force stays as it is.", "Discard draft")) return;
        _editing = null;
        await TellAsync(await Rules.DiscardDraftAsync(Actor, _where.Id, Leaving), "The draft was discarded.");
    }

    private async Task PublishAsync()
    {
        _publishing = true;
        try
        {
            var report = await Trials.RunAsync(Actor, _where!.Id, _versions.First(v => v.Version == 0).Document, Leaving);
            if (!report.Succeeded)
            {
                Notices.Refused(report.Errors);
                return;
            }

            var outcome = await Dialogs.OpenFormAsync<PublishRules>(
                "Publish rules", (nameof(PublishRules.Tenant), _where.Id), (nameof(PublishRules.TenantName), _where.Slug), (nameof(PublishRules.Next), _inForce + 1), (nameof(PublishRules.Report), report.Value));
            if (outcome is null) return;
            Notices.Done($"Version {_inForce + 1} is in force.");
            await ReloadAsync();
        }
        finally
        {
            _publishing = false;
        }
    }

    private async Task RollBackAsync(RulePackVersion version)
    {
        if (!await Dialogs.AskAsync("Roll back", $"Make version {version.Version} the draft again?", _hasDraft ? "The present draft is lost. The version is tried and can then be published." : "It is tried and can then be published.", "Make it the draft")) return;
        _editing = null;
        await TellAsync(await Rules.RestoreAsync(Actor, _where!.Id, version.Version, Leaving), $"The draft is version {version.Version} again. Publish it to put it into force.");
    }

    private async Task AddCaseAsync()
    {
        if (await Dialogs.OpenFormAsync<CaseForm>("A case", (nameof(CaseForm.Tenant), _where!.Id)) is not null) await ReloadAsync();
    }

    private async Task RemoveCaseAsync(CaseRow one)
    {
        if (!await Dialogs.AskAsync("Remove the case", $"Remove the case “{one.Name}”?", "Its text is lost.", "Remove")) return;
        await TellAsync(await Cases.RemoveAsync(Actor, _where!.Id, one.Id, Leaving), "The case was removed.");
    }
}
