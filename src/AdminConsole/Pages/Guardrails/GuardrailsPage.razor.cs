using System.Text;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;
using Mocop.Detection.Opinions;
using Mocop.Detection.Packs;
using Mocop.Json;
using Mocop.Policies;
using Mocop.Schemas;

namespace AdminConsole.Pages.Guardrails;

/// <summary>The guardrail policy of a tenant: what is in force, a draft of what shall be, and what came before.</summary>
public sealed partial class GuardrailsPage
{
    /// <summary>What the trained model finds.</summary>
    private const string LearnedRule = "model.injection";

    private static readonly IReadOnlyDictionary<string, string> NoProblems = new Dictionary<string, string>(StringComparer.Ordinal);

    private bool _isLoaded;
    private bool _isChanged;
    private bool _hasDraft;
    private string? _problem;
    private TenantRow? _where;
    private IReadOnlyList<TenantRow> _choices = [];
    private IReadOnlyList<PolicyVersion> _versions = [];
    private GuardrailPolicy? _published;
    private PolicyDraft _draft = new();
    private GuardrailPolicy? _policy;
    private IReadOnlyDictionary<string, string> _problems = NoProblems;
    private IReadOnlyList<PolicyDiff> _differences = [];
    private IReadOnlyCollection<string> _rules = [];
    private int _ownRules;

    [Inject]
    public required RulePackService OwnRules { get; init; }

    [Inject]
    public required PolicyService Policies { get; init; }

    private bool CanEdit => _where is not null && Actor.Can(Permission.EditPolicies, _where.Id);

    protected override async Task LoadAsync()
    {
        var tenants = await Tenants.AllAsync(Actor, Leaving);
        _isLoaded = true;
        _where = tenants.FirstOrDefault(t => t.Id == Tenant) ?? (tenants.Count == 1 ? tenants[0] : null);
        // A policy is never edited for a tenant that nobody named.
        _choices = _where is null ? tenants : [];
        (_published, _problem) = (null, null);
        if (_where is null) return;
        var versions = await Policies.ListAsync(Actor, _where.Id, Leaving);
        if (!versions.Succeeded)
        {
            _problem = versions.Error.Message;
            return;
        }

        _versions = versions.Value;
        await ReadRulesAsync(_where.Id);
        _published = Read(_versions.First(v => v.Version > 0));
        var draft = _versions.FirstOrDefault(v => v.Version == 0);
        _hasDraft = draft is not null;
        Edit(draft is null ? _published : Read(draft), isChanged: false);
    }

    /// <summary>What can be silenced: built-in rules, the tenant's own in force or in the draft, and what model, classifier and schemas find.</summary>
    private async Task ReadRulesAsync(Guid tenant)
    {
        var versions = (await OwnRules.ListAsync(Actor, tenant, Leaving)).Value ?? [];
        var newest = versions.Where(v => v.Version > 0).Select(v => v.Version).DefaultIfEmpty(-1).Max();
        var own = versions.Where(v => v.Version == 0 || v.Version == newest).SelectMany(v => PackDocument.Read(v.Document, out _)?.Rules ?? []).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        _ownRules = own.Count;
        _rules =
        [
            .. RulePack.BuiltIn.Rules.Select(r => r.Id).Concat(own).Append(LearnedRule).Concat(ClassifierRules.All).Concat(Enum.GetValues<DriftKind>().Select(d => $"schema.{WireName.Of(d)}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static GuardrailPolicy Read(PolicyVersion version) => GuardrailPolicyJson.Read(Encoding.UTF8.GetBytes(version.Document)) with { Version = Math.Max(version.Version, 1) };

    private void Edit(GuardrailPolicy policy, bool isChanged)
    {
        _draft = PolicyDraft.Of(policy);
        Changed();
        _isChanged = isChanged;
    }

    private void Set(Action change)
    {
        change();
        Changed();
    }

    private void Changed()
    {
        _isChanged = true;
        _policy = _draft.Read(out _problems);
        _differences = _policy is null ? [] : PolicyDiff.Between(_published!, _policy);
    }

    private void Restore(PolicyVersion version) => Edit(Read(version), isChanged: true);

    private async Task SaveAsync() => await TellAsync(await Policies.SaveDraftAsync(Actor, _where!.Id, _policy!, Leaving), "The draft was saved. Nothing changes for requests until it is published.");

    private async Task DiscardAsync()
    {
        if (!_hasDraft)
        {
            Edit(_published!, isChanged: false);
            return;
        }

        if (!await Dialogs.AskAsync("Discard the draft", $"Discard the draft of “{_where!.Slug}”?", "Its changes are lost; what is in force stays as it is.", "Discard draft")) return;
        await TellAsync(await Policies.DiscardDraftAsync(Actor, _where.Id, Leaving), "The draft was discarded.");
    }

    private async Task PublishAsync()
    {
        if (_isChanged)
        {
            var saved = await Policies.SaveDraftAsync(Actor, _where!.Id, _policy!, Leaving);
            if (!saved.Succeeded)
            {
                Notices.Refused(saved.Errors);
                return;
            }

            (_isChanged, _hasDraft) = (false, true);
        }

        var outcome = await Dialogs.OpenFormAsync<PublishForm>(
            "Publish", (nameof(PublishForm.Tenant), _where!.Id), (nameof(PublishForm.TenantName), _where.Slug), (nameof(PublishForm.Next), _published!.Version + 1),
            (nameof(PublishForm.Differences), _differences));
        if (outcome is null) return;
        Notices.Done($"Version {_published.Version + 1} is in force.");
        await ReloadAsync();
    }
}
