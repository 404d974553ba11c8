using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Tests.Shared;

/// <summary>The control plane over a migrated store, without any web server.</summary>
public sealed class ControlPlaneHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private ControlPlaneHost(StorageOptions storage)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ISecretProtector, PlainSecrets>();
        services.AddSingleton<IToolSource>(Tools);
        services.AddSingleton<IClassifierEndpoint>(Classifier);
        services.AddControlPlane(storage);
        services.AddIdentityCore<Operator>(o => (o.User.RequireUniqueEmail, o.Password.RequireDigit) = (true, false)).AddEntityFrameworkStores<ConsoleDbContext>();
        _services = services.BuildServiceProvider(validateScopes: true);
        _scope = _services.CreateAsyncScope();
    }

    public ManualClock Clock { get; } = new();

    public FakeToolSource Tools { get; } = new();

    public FakeClassifier Classifier { get; } = new();

    public ConsoleDatabase Database => Get<ConsoleDatabase>();

    public static async Task<ControlPlaneHost> StartAsync(StorageOptions storage, CancellationToken cancellation)
    {
        var host = new ControlPlaneHost(storage);
        await host.Database.MigrateAsync(cancellation);
        return host;
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A tenant with one application and a key of every scope.</summary>
    public async Task<ProvisionedTenant> NewTenantAsync(string slug, CancellationToken cancellation)
    {
        var tenant = (await Get<TenantService>().CreateAsync(Actor.System, slug, slug, cancellation)).Value!;
        var application = (await Get<ApplicationService>().CreateAsync(Actor.System, tenant.Id, "bot", "Bot", "", cancellation)).Value!;
        var key = (await Get<ApiKeyService>().CreateAsync(Actor.System, application.Id, "test", ApiScopes.All, null, cancellation)).Value!;
        var identity = (await Get<ApiKeyService>().AuthenticateAsync(key.Secret, cancellation)).Value!;
        return new(tenant, application, key, identity);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>What <see cref="ControlPlaneHost.NewTenantAsync"/> made.</summary>
public sealed record ProvisionedTenant(Tenant Tenant, Application Application, NewApiKey Key, ApplicationIdentity Identity)
{
    public Guid Id => Tenant.Id;

    /// <summary>An operator who has one role, here.</summary>
    public Actor With(Role role) => new(null, $"{role}@{Tenant.Slug}", [new(role, Id)]);
}

/// <summary>A plugin whose tools a test writes.</summary>
public sealed class FakeToolSource : IToolSource
{
    public IReadOnlyList<DiscoveredTool> Found { get; set; } = [];

    public Task<IReadOnlyList<DiscoveredTool>> ListToolsAsync(Plugin plugin, CancellationToken cancellation) => Task.FromResult(Found);
}
