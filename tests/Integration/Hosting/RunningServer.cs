using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Tenants;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Integration.Hosting.RunningServer))]

namespace Integration.Hosting;

/// <summary>The whole server over real HTTP on a free port and an SQLite file of its own, with two tenants.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mocop-server-");
    private Factory? _factory;

    /// <summary>Settings beside the usual ones; for a server of a test's own.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The time of the server, where it is not the time of day.</summary>
    public TimeProvider? Clock { get; init; }

    public Uri Address { get; private set; } = null!;

    public Customer Acme { get; private set; } = null!;

    public Customer Globex { get; private set; } = null!;

    public IServiceProvider Services => _factory!.Services;

    public async ValueTask InitializeAsync()
    {
        _factory = new Factory(Path.Combine(_folder.FullName, "console.db"), Settings, Clock);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        Acme = await NewCustomerAsync("acme");
        Globex = await NewCustomerAsync("globex");
    }

    /// <summary>A tenant with one application and a key of every scope.</summary>
    public async Task<Customer> NewCustomerAsync(string slug)
    {
        var tenant = (await Get<TenantService>().CreateAsync(Actor.System, slug, slug, CancellationToken.None)).Value!;
        var application = (await Get<ApplicationService>().CreateAsync(Actor.System, tenant.Id, "bot", "Bot", "", CancellationToken.None)).Value!;
        return new(tenant.Id, slug, application.Id, await NewKeyAsync(application.Id));
    }

    public async Task<string> NewKeyAsync(Guid application, ApiScopes scopes = ApiScopes.All) => (await NewApiKeyAsync(application, scopes)).Secret;

    public async Task<NewApiKey> NewApiKeyAsync(Guid application, ApiScopes scopes = ApiScopes.All) =>
        (await Get<ApiKeyService>().CreateAsync(Actor.System, application, "test", scopes, null, CancellationToken.None)).Value!;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public ConsoleDbContext Store() => Get<ConsoleDatabase>().Open(TenantScope.Everything);

    /// <summary>Sends a request with a key, or without one.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string path, string? key, byte[]? json = null)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.ReadAsync(response);
    }

    public Task<Reply> PostAsync(string path, Customer customer, string json) => SendAsync(HttpMethod.Post, path, customer.Key, Encoding.UTF8.GetBytes(json));

    public Task<Reply> GetAsync(string path, Customer customer) => SendAsync(HttpMethod.Get, path, customer.Key);

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private sealed class Factory(string file, IReadOnlyDictionary<string, string> settings, TimeProvider? clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseContentRoot(AppContext.BaseDirectory);
            builder.UseSetting("Storage:ConnectionString", $"Data Source={file}");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (name, value) in settings)
                builder.UseSetting(name, value);
            if (clock is not null)
                builder.ConfigureServices(services => services.AddSingleton(clock));
        }
    }
}

/// <summary>A tenant, its application and a key.</summary>
public sealed record Customer(Guid TenantId, string Tenant, Guid ApplicationId, string Key);

/// <summary>An answer that was read whole.</summary>
public sealed record Reply(int Status, string Body, string MediaType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Code => Text("code");

    public string? Field => Text("field");

    /// <summary>The code in OpenAI's error shape.</summary>
    public string? OpenAiCode => Json.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Content.Headers.ContentType?.MediaType ?? "",
        response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));

    private string? Text(string name) => Json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
