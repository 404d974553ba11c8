using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Routing;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Models;

public sealed partial class ModelForm
{
    /// <summary>The model to change; null to create one.</summary>
    [Parameter]
    public ModelRow? Row { get; set; }

    /// <summary>The tenant that is proposed.</summary>
    [Parameter]
    public Guid? Tenant { get; set; }

    [Inject]
    public required ModelService Service { get; init; }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Input.Tenant = Tenant;
        if (Row is not null) (Input.BaseUrl, Input.UpstreamModel, Input.ContextWindow, Input.Disabled) = (Row.BaseUrl, Row.UpstreamModel, Row.ContextWindow, Row.Disabled);
    }

    protected override async Task<Result<object>> SaveAsync(Actor actor)
    {
        var key = Input.ForgetKey ? "" : string.IsNullOrEmpty(Input.Key) ? null : Input.Key;
        var definition = new ModelDefinition(Input.BaseUrl.Trim(), Input.UpstreamModel, key, Input.ContextWindow, Input.Disabled);
        if (Row is not null) return Boxed(await Service.UpdateAsync(actor, Row.Id, definition, CancellationToken.None));
        return Input.Tenant is { } tenant ? Boxed(await Service.CreateAsync(actor, tenant, Input.Name, definition, CancellationToken.None)) : Choose.Tenant;
    }

    public sealed class Fields
    {
        public Guid? Tenant { get; set; }

        public string Name { get; set; } = "";

        public string BaseUrl { get; set; } = "";

        public string UpstreamModel { get; set; } = "";

        public string? Key { get; set; }

        public bool ForgetKey { get; set; }

        public int ContextWindow { get; set; } = 128_000;

        public bool Disabled { get; set; }
    }
}
