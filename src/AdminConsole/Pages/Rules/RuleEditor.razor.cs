using AdminConsole.ControlPlane.RulePacks;
using Microsoft.AspNetCore.Components;
using Mocop.Detection.Packs;

namespace AdminConsole.Pages.Rules;

/// <summary>Writes one rule, in a form or as JSON, and says with each change what the whole pack would be.</summary>
public sealed partial class RuleEditor
{
    private bool _asJson;
    private string _json = "";
    private PackDocument? _candidate;
    private RuleFields? _known;

    /// <summary>The rule as it is typed.</summary>
    [Parameter, EditorRequired]
    public required RuleFields Fields { get; set; }

    /// <summary>The draft that the rule stands in.</summary>
    [Parameter, EditorRequired]
    public required PackDocument Pack { get; set; }

    /// <summary>What is wrong with it.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Errors { get; set; }

    /// <summary>The draft with the rule as it stands now, or what keeps it from being read.</summary>
    [Parameter]
    public EventCallback<(PackDocument? Pack, string? Problem)> OnChanged { get; set; }

    [Parameter]
    public EventCallback<PackDocument> OnSave { get; set; }

    [Parameter]
    public EventCallback OnRemove { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private IEnumerable<string> Families => Pack.Categories.Keys.Union(RulePack.BuiltIn.Categories.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_known, Fields)) return;
        (_known, _asJson) = (Fields, false);
        await TellAsync();
    }

    private static string Text(ChangeEventArgs e) => (string?)e.Value ?? "";

    private Task SetAsync(Action change)
    {
        change();
        return TellAsync();
    }

    private async Task TellAsync()
    {
        _candidate = Fields.Read(Pack, out var problem);
        await OnChanged.InvokeAsync((_candidate, problem));
    }

    private void ShowJson()
    {
        if (_asJson) return;
        // Fields that cannot be read stay in the form.
        if (Fields.Read(Pack, out _) is not { } made) return;
        _json = PackDocument.Write(made.Rules.First(r => string.Equals(r.Id, Fields.Id.Trim(), StringComparison.Ordinal)));
        _asJson = true;
    }

    private async Task ShowForm()
    {
        if (!_asJson) return;
        if (PackDocument.ReadRule(_json, out _) is not { } rule) return;
        Fields.Take(rule);
        _asJson = false;
        await TellAsync();
    }

    private async Task SetJsonAsync(string? json)
    {
        _json = json ?? "";
        var rule = PackDocument.ReadRule(_json, out var problem);
        _candidate = rule is null ? null : (Pack with { Categories = RuleFields.WithFamily(Pack, rule.Category) }).With(Fields.Replaces, rule);
        await OnChanged.InvokeAsync((_candidate, problem));
    }
}
