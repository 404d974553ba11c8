using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Applications;

public sealed partial class ApplicationPage
{
    private Application? _application;
    private Error? _refusal;
    private string _tenant = "";

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    public required ApplicationService Service { get; init; }

    [Inject]
    public required ApiKeyService Keys { get; init; }

    [Inject]
    public required TenantService TenantService { get; init; }

    [Inject]
    public required TimeProvider Clock { get; init; }

    private bool MayManage => _application is not null && Actor.Can(Permission.ManageApplications, _application.TenantId);

    protected override async Task LoadAsync()
    {
        var found = await Service.GetAsync(Actor, Id, Leaving);
        _application = found.Value;
        _refusal = found.Succeeded ? null : found.Error;
        if (found.Succeeded) _tenant = (await TenantService.GetAsync(Actor, found.Value.TenantId, Leaving)).Value?.Slug ?? "";
    }

    private string StateOf(ApiKey key) =>
        key.RevokedAt is not null ? "revoked" : key.ExpiresAt <= Clock.GetUtcNow() ? "expired" : "active";

    private async Task EditAsync()
    {
        if (await Dialogs.OpenFormAsync<ApplicationForm>($"Application {_application!.Slug}", (nameof(ApplicationForm.Application), _application)) is null) return;
        Notices.Done("The application was changed.");
        await ReloadAsync();
    }

    private async Task CreateKeyAsync()
    {
        if (await Dialogs.OpenFormAsync<ApiKeyForm>("New API key", (nameof(ApiKeyForm.Application), Id)) is not NewApiKey made) return;
        await ReloadAsync();
        await Dialogs.OpenFormAsync<SecretOnce>("Copy the key now", (nameof(SecretOnce.Secret), made.Secret), (nameof(SecretOnce.What), "the API key"), (nameof(SecretOnce.Variable), "MOCOP_KEY"));
    }

    private async Task RevokeAsync(ApiKey key)
    {
        var agreed = await Dialogs.AskAsync("Revoke key", $"Revoke “{key.Name}”?", "Calls with it are refused from now on. This cannot be taken back.", "Revoke");
        if (agreed) await TellAsync(await Keys.RevokeAsync(Actor, key.Id, Leaving), $"The key “{key.Name}” was revoked.");
    }

    private async Task DeleteAsync()
    {
        var agreed = await Dialogs.AskAsync(
            $"Delete application {_application!.Slug}", $"Delete {_application.Name}?",
            "Its keys, grants, contexts and incidents go with it. This cannot be taken back; the audit trail stays.", "Delete application");
        if (!agreed) return;
        var outcome = await Service.DeleteAsync(Actor, Id, Leaving);
        if (!outcome.Succeeded)
        {
            Notices.Refused(outcome.Errors);
            return;
        }

        Notices.Done("The application was deleted.");
        Navigation.NavigateTo(To("applications"));
    }
}
