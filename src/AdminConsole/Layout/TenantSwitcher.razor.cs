using AdminConsole.Account;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace AdminConsole.Layout;

public sealed partial class TenantSwitcher : IDisposable
{
    private IReadOnlyList<TenantRow> _tenants = [];

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required SignedInOperator Operator { get; init; }

    [Inject]
    public required TenantChoice Choice { get; init; }

    private TenantRow? Current => _tenants.FirstOrDefault(tenant => string.Equals(tenant.Slug, Choice.Slug, StringComparison.Ordinal));

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        await LoadAsync();
    }

    private async Task LoadAsync() => _tenants = await Choice.AllAsync(await Operator.ActorAsync(), CancellationToken.None);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        await LoadAsync();
        StateHasChanged();
    });

    private string Address(string? slug) => Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?>(StringComparer.Ordinal) { [TenantChoice.Parameter] = slug, ["page"] = null });
}
