using System.Linq.Expressions;
using AdminConsole.Account;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Layout;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Components;

public sealed partial class TenantField
{
    private IReadOnlyList<TenantRow> _tenants = [];

    [Parameter, EditorRequired]
    public required Guid? Value { get; set; }

    [Parameter]
    public EventCallback<Guid?> ValueChanged { get; set; }

    [Parameter, EditorRequired]
    public required Expression<Func<Guid?>> For { get; set; }

    /// <summary>What the operator must be allowed to do there.</summary>
    [Parameter, EditorRequired]
    public required Permission Needed { get; set; }

    [Inject]
    public required TenantChoice Choice { get; init; }

    [Inject]
    public required SignedInOperator Operator { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var actor = await Operator.ActorAsync();
        _tenants = [.. (await Choice.AllAsync(actor, CancellationToken.None)).Where(tenant => actor.Can(Needed, tenant.Id))];
        if (Value is null && _tenants is [var only]) await ValueChanged.InvokeAsync(only.Id);
    }

    private Task OnChangeAsync(ChangeEventArgs e) => ValueChanged.InvokeAsync(Guid.TryParse(e.Value?.ToString(), out var id) ? id : null);
}
