using System.Globalization;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Contexts;
using Microsoft.AspNetCore.Components;
using Mocop.Policies;

namespace AdminConsole.Pages.Contexts;

public sealed partial class ContextsPage
{
    private const string FlaggedWord = "flagged";

    private Page<ContextRow>? _rows;
    private Error? _refusal;

    [Inject]
    public required ContextArchive Archive { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>A verdict, or <c>flagged</c> for every one but allow.</summary>
    [SupplyParameterFromQuery(Name = "verdict")]
    public string? VerdictWord { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    private string? Chosen => VerdictWord == FlaggedWord ? FlaggedWord : Verdict?.Word();

    private Verdict? Verdict => Enum.GetValues<Verdict>().Where(verdict => verdict.Word() == VerdictWord).Select(verdict => (Verdict?)verdict).FirstOrDefault();

    private IReadOnlyList<FilterChoice> Verdicts =>
        [new("flagged in any way", Here("verdict", FlaggedWord)), .. Enum.GetValues<Verdict>().Select(verdict => new FilterChoice(verdict.Word(), Here("verdict", verdict.Word())))];

    protected override async Task LoadAsync()
    {
        var found = await Archive.ListAsync(Actor, new(Tenant, Verdict, VerdictWord == FlaggedWord), Pager.Request(Part, Search), Leaving);
        _rows = found.Value;
        _refusal = found.Succeeded ? null : found.Error;
    }

    private string Time(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return utc.ToString(utc.Date == Clock.GetUtcNow().Date ? "HH:mm:ss" : "MMM d HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static bool IsEstimate(string model) => Mocop.Tokens.ModelEncodings.For(model).IsEstimate;
}
