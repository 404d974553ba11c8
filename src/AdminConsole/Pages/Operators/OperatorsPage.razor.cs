using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Operators;

public sealed partial class OperatorsPage
{
    private Page<OperatorRow>? _rows;
    private Error? _refusal;

    [Inject]
    public required IServiceScopeFactory Scopes { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? Part { get; set; }

    protected override async Task LoadAsync()
    {
        var found = await Scopes.WithOperatorsAsync(service => service.ListAsync(Actor, Pager.Request(Part, Search), Leaving));
        _rows = found.Value;
        _refusal = found.Succeeded ? null : found.Error;
    }

    private async Task InviteAsync()
    {
        if (await Dialogs.OpenFormAsync<OperatorForm>("New operator", (nameof(OperatorForm.Tenant), Tenant)) is not NewOperator made) return;
        await ReloadAsync();
        await Dialogs.OpenFormAsync<SecretOnce>(
            $"Hand this to {made.Operator.DisplayName}", (nameof(SecretOnce.Secret), made.Password), (nameof(SecretOnce.What), "the one-time password"));
    }

    private async Task EditRolesAsync(OperatorRow row)
    {
        await Dialogs.OpenFormAsync<OperatorRoles>($"Roles of {row.DisplayName}", (nameof(OperatorRoles.Row), row));
        await ReloadAsync();
    }

    private async Task DeleteAsync(OperatorRow row)
    {
        var agreed = await Dialogs.AskAsync(
            "Delete operator", $"Delete {row.DisplayName} ({row.Email})?", "Open sessions end within a minute. What was done stays in the audit trail.", "Delete operator");
        if (!agreed) return;
        var outcome = await Scopes.WithOperatorsAsync(service => service.DeleteAsync(Actor, row.Id, Leaving));
        await TellAsync(outcome, $"{row.Email} was deleted.");
    }
}
