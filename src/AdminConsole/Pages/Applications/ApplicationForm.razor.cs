using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Applications;

public sealed partial class ApplicationForm
{
    /// <summary>The application to change; null to create one.</summary>
    [Parameter]
    public Application? Application { get; set; }

    /// <summary>The tenant that is proposed.</summary>
    [Parameter]
    public Guid? Tenant { get; set; }

    [Inject]
    public required ApplicationService Service { get; init; }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Input.Tenant = Tenant;
        if (Application is not null) (Input.Name, Input.Description, Input.Disabled) = (Application.Name, Application.Description, Application.Disabled);
    }

    protected override async Task<Result<object>> SaveAsync(Actor actor)
    {
        if (Application is not null) return Boxed(await Service.UpdateAsync(actor, Application.Id, Input.Name, Input.Description, Input.Disabled, CancellationToken.None));
        return Input.Tenant is { } tenant
            ? Boxed(await Service.CreateAsync(actor, tenant, Input.Slug.Trim(), Input.Name, Input.Description, CancellationToken.None))
            : Choose.Tenant;
    }

    public sealed class Fields
    {
        public Guid? Tenant { get; set; }

        public string Slug { get; set; } = "";

        public string Name { get; set; } = "";

        public string Description { get; set; } = "";

        public bool Disabled { get; set; }
    }
}
