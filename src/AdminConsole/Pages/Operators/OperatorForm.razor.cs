using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Operators;

public sealed partial class OperatorForm
{
    private bool _mayMakeOwners;

    /// <summary>The tenant that is proposed.</summary>
    [Parameter]
    public Guid? Tenant { get; set; }

    [Inject]
    public required IServiceScopeFactory Scopes { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Input.Tenant = Tenant;
        _mayMakeOwners = (await Operator.ActorAsync()).CanEverywhere(Permission.ManageOperators);
    }

    protected override async Task<Result<object>> SaveAsync(Actor actor) => Input.Grant is { } grant
        ? Boxed(await Scopes.WithOperatorsAsync(service => service.InviteAsync(actor, Input.Email.Trim(), Input.DisplayName, grant, CancellationToken.None)))
        : Choose.Tenant;

    public sealed class Fields : RoleChoice
    {
        public string DisplayName { get; set; } = "";

        public string Email { get; set; } = "";
    }
}
