using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Audit;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Audit;

public sealed partial class AuditPage
{
    private Page<AuditRecord>? _rows;
    private Error? _refusal;
    private AuditCheck? _check;
    private bool _checking;

    [Inject]
    public required AuditTrail Trail { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    /// <summary>The record whose detail is open.</summary>
    [SupplyParameterFromQuery(Name = "record")]
    public long? Opened { get; set; }

    protected override async Task LoadAsync()
    {
        var found = await Trail.ListAsync(Actor, Tenant, Pager.Request(Part, Search), Leaving);
        _rows = found.Value;
        _refusal = found.Succeeded ? null : found.Error;
    }

    /// <summary>This part of the list with another record opened, or none.</summary>
    private string Address(long? record) => Navigation.GetUriWithQueryParameter("record", record);

    private async Task CheckAsync()
    {
        _checking = true;
        var outcome = await Trail.CheckAsync(Actor, Leaving);
        _checking = false;
        _check = outcome.Value;
        if (!outcome.Succeeded) Notices.Refused(outcome.Errors);
    }
}
