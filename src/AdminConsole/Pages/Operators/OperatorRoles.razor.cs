using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Operators;

public sealed partial class OperatorRoles
{
    private bool _mayMakeOwners;
    private IReadOnlyList<string> _refused = [];

    [Parameter, EditorRequired]
    public required OperatorRow Row { get; set; }

    [Inject]
    public required IServiceScopeFactory Scopes { get; init; }

    protected override async Task OnInitializedAsync() =>
        _mayMakeOwners = (await Operator.ActorAsync()).CanEverywhere(Permission.ManageOperators);

    protected override async Task<Result<object>> SaveAsync(Actor actor) => Input.Grant is { } grant
        ? Boxed(await Scopes.WithOperatorsAsync(service => service.GrantAsync(actor, Row.Id, grant, CancellationToken.None)))
        : Choose.Tenant;

    private async Task RevokeAsync(RoleRow role)
    {
        var actor = await Operator.ActorAsync();
        var outcome = await Scopes.WithOperatorsAsync(service => service.RevokeAsync(actor, role.Id, CancellationToken.None));
        if (outcome.Succeeded) Dialogs.Close(outcome.Value);
        else _refused = [.. outcome.Errors.Select(error => error.Message)];
    }
}
