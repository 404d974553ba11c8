using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.Layout;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace AdminConsole.Pages;

/// <summary>What the pages share: who asks, the tenant in the address, and the end of work when the page is left.</summary>
public abstract class OperatorPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    protected OperatorPage() => Leaving = _leaving.Token;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SignedInOperator Operator { get; init; }

    [Inject]
    public required TenantChoice Tenants { get; init; }

    [Inject]
    public required PageProgress Progress { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required NotificationService Notices { get; init; }

    /// <summary>The tenant in the address, by its short name. A parameter so that another one loads the page anew.</summary>
    [SupplyParameterFromQuery(Name = TenantChoice.Parameter)]
    public string? TenantSlug { get; set; }

    /// <summary>Cancelled when the page is left; may still be asked then.</summary>
    protected CancellationToken Leaving { get; }

    protected Actor Actor { get; private set; } = Actor.Nobody;

    /// <summary>The chosen tenant; null for all that the operator may see.</summary>
    protected Guid? Tenant { get; private set; }

    /// <summary>Whether the address names a tenant that is not the operator's to see.</summary>
    private bool IsRefused => Tenant is null && !string.IsNullOrEmpty(Tenants.Slug);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected sealed override Task OnParametersSetAsync() => Progress.FollowAsync(ReloadAsync, () => IsRefused ? null : Navigation.Uri);

    /// <summary>Reads who asks and the page's data anew.</summary>
    protected async Task ReloadAsync()
    {
        try
        {
            Actor = await Operator.ActorAsync(Leaving);
            Tenant = (await Tenants.CurrentAsync(Actor, Leaving))?.Id;
            // Not all tenants in place of the one that was asked for.
            if (IsRefused) Navigation.NavigateTo("not-found", replace: true);
            else await LoadAsync();
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody looks any more.
        }
    }

    /// <summary>Reads the data of the page for <see cref="Actor"/> and <see cref="Tenant"/>.</summary>
    protected abstract Task LoadAsync();

    /// <summary>This page's address with one query parameter changed; null takes it away. Another filter begins at the first page again.</summary>
    protected string Here(string parameter, string? value) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["page"] = null, [parameter] = value });

    /// <summary>An address inside the console that keeps the chosen tenant.</summary>
    protected string To(string path) => TenantChoice.Keep(path, TenantSlug);

    /// <summary>Says that it is done, or why it is not, and loads the page anew.</summary>
    protected async Task TellAsync<T>(Result<T> outcome, string done)
    {
        if (outcome.Succeeded) Notices.Done(done);
        else Notices.Refused(outcome.Errors);
        await ReloadAsync();
    }
}
