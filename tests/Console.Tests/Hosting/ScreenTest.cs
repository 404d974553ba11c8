using System.Security.Claims;
using AdminConsole.Account;
using AdminConsole.Components;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Tenants;
using AdminConsole.Layout;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Mocop.Assembly;
using Radzen;
using Tests.Shared;

namespace AdminConsole.Tests.Hosting;

/// <summary>A page over a real control plane on an empty SQLite store of its own, with somebody signed in.</summary>
public abstract class ScreenTest : BunitContext, IAsyncLifetime
{
    private readonly SqliteStore _store = new();
    private readonly BunitAuthorizationContext _signedIn;

    protected ScreenTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _signedIn = AddAuthorization();
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<ISecretProtector, PlainSecrets>();
        Services.AddSingleton<IToolSource, FakeToolSource>();
        Services.AddSingleton<IClassifierEndpoint>(Classifier);
        Services.AddSingleton(_store.Storage);
        Services.AddControlPlane(_store.Storage);
        Services.AddIdentityCore<Operator>(identity => (identity.User.RequireUniqueEmail, identity.Password.RequireDigit) = (true, false)).AddEntityFrameworkStores<ConsoleDbContext>();
        Services.AddRadzenComponents();
        Services.AddScoped<SignedInOperator>();
        Services.AddScoped<TenantChoice>();
        Services.AddScoped<PageProgress>();
        Services.AddScoped<PageTicks>();
        Services.AddScoped<FlaggedTraffic>();
    }

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    protected ManualClock Clock { get; } = new();

    protected FakeClassifier Classifier { get; } = new();

    protected NavigationManager Navigation => Get<NavigationManager>();

    public async ValueTask InitializeAsync() => await Get<ConsoleDatabase>().MigrateAsync(Cancellation);

    protected T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A tenant with an application that may call.</summary>
    protected async Task<ApplicationIdentity> NewTenantAsync(string slug)
    {
        var tenant = (await Get<TenantService>().CreateAsync(Actor.System, slug, slug, Cancellation)).Value!;
        var application = (await Get<ApplicationService>().CreateAsync(Actor.System, tenant.Id, "bot", "Bot", "", Cancellation)).Value!;
        var key = (await Get<ApiKeyService>().CreateAsync(Actor.System, application.Id, "test", ApiScopes.All, null, Cancellation)).Value!;
        return (await Get<ApiKeyService>().AuthenticateAsync(key.Secret, Cancellation)).Value!;
    }

    protected Task<AssembledContext> SendAsync(ApplicationIdentity caller, string content = FlaggedTraffic.Attack, string plugin = "weather", string model = "gpt-4o") =>
        Get<FlaggedTraffic>().SendAsync(caller, Cancellation, content, plugin, model);

    protected Task SignInOwnerAsync() => SignInAsync(new(Role.Owner, null));

    /// <summary>Signs in somebody who has only this role.</summary>
    protected async Task SignInAsync(RoleGrant grant)
    {
        var name = $"{grant.Role}@acme.example";
        var created = (await Get<OperatorService>().InviteAsync(Actor.System, name, $"{grant.Role}", grant, Cancellation)).Value!;
        _signedIn.SetAuthorized(name).SetClaims(new Claim(ClaimTypes.NameIdentifier, created.Operator.Id.ToString()), new Claim(ClaimTypes.Name, name));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _store.DisposeAsync();
    }
}
