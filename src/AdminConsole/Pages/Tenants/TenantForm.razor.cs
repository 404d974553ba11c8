using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Tenants;

public sealed partial class TenantForm
{
    /// <summary>The tenant to change; null to create one.</summary>
    [Parameter]
    public TenantRow? Row { get; set; }

    [Inject]
    public required TenantService Service { get; init; }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (Row is not null) (Input.Name, Input.Suspended) = (Row.Name, Row.Suspended);
    }

    protected override async Task<Result<object>> SaveAsync(Actor actor) => Boxed(Row is null
        ? await Service.CreateAsync(actor, Input.Slug.Trim(), Input.Name, CancellationToken.None)
        : await Service.UpdateAsync(actor, Row.Id, Input.Name, Input.Suspended, CancellationToken.None));

    public sealed class Fields
    {
        public string Slug { get; set; } = "";

        public string Name { get; set; } = "";

        public bool Suspended { get; set; }
    }
}
