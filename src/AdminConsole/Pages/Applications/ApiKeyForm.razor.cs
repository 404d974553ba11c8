using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Applications;

public sealed partial class ApiKeyForm
{
    [Parameter, EditorRequired]
    public required Guid Application { get; set; }

    [Inject]
    public required ApiKeyService Keys { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    protected override async Task<Result<object>> SaveAsync(Actor actor) => Boxed(await Keys.CreateAsync(
        actor, Application, Input.Name, Input.Scopes, Input.Days == 0 ? null : Clock.GetUtcNow().AddDays(Input.Days), CancellationToken.None));

    public sealed class Fields
    {
        public string Name { get; set; } = "";

        public ApiScopes Scopes { get; set; } = ApiScopes.All;

        public int Days { get; set; } = 90;
    }
}
