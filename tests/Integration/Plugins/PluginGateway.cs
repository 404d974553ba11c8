using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tests.Shared;

namespace Integration.Plugins;

/// <summary>The data plane over HTTP with real plugins, on an empty store.</summary>
internal sealed class PluginGateway : IAsyncDisposable
{
    private readonly SqliteStore _store = new();
    private readonly WebApplication _app;

    private PluginGateway(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<ISecretProtector, PlainSecrets>();
        builder.Services.AddControlPlane(_store.Storage);
        builder.Services.AddGateway(builder.Configuration);
        _app = builder.Build();
        _app.MapGateway();
    }

    /// <summary>Everything that the server logged.</summary>
    public KeptLog Log { get; } = new();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<PluginGateway> StartAsync(params (string Name, string Value)[] settings)
    {
        var gateway = new PluginGateway(settings.ToDictionary(s => s.Name, s => (string?)s.Value, StringComparer.Ordinal));
        await gateway._store.Database.MigrateAsync(TestContext.Current.CancellationToken);
        await gateway._app.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    /// <summary>A tenant with an application, and a client with its key.</summary>
    public async Task<PluginCaller> CallerAsync(string tenant)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var secret = (await Get<Provisioning>().RunAsync(tenant, "bot", cancellation)).Value!;
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return new PluginCaller(client, (await Get<ApiKeyService>().AuthenticateAsync(secret, cancellation)).Value!);
    }

    /// <summary>A plugin whose tools are discovered, by the use cases that the console calls.</summary>
    public async Task<Plugin> PluginAsync(PluginCaller owner, string slug, PluginDefinition definition)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var created = await Get<PluginService>().CreateAsync(Actor.System, owner.Identity.TenantId, slug, definition, cancellation);
        Assert.True(created.Succeeded, created.Succeeded ? "" : created.Error.Message);
        var discovered = await Get<ToolDiscovery>().DiscoverAsync(Actor.System, created.Value.Id, cancellation);
        Assert.True(discovered.Succeeded, discovered.Succeeded ? "" : discovered.Error.Message);
        return discovered.Value;
    }

    public async Task GrantAsync(PluginCaller caller, Plugin plugin, string tool, GrantDecision decision = GrantDecision.Allow) =>
        Assert.True((await Get<GrantService>().SetAsync(
            Actor.System, plugin.Id, caller.Identity.ApplicationId, tool, decision, TestContext.Current.CancellationToken)).Succeeded);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }
}

/// <summary>An application that calls the gateway.</summary>
internal sealed record PluginCaller(HttpClient Client, ApplicationIdentity Identity)
{
    public Task<CallResult> ToolAsync(string plugin, string tool, object arguments, string? callId = null) =>
        SendAsync($"/v1/tools/{plugin}/{tool}", callId is null ? JsonSerializer.Serialize(new { arguments }) : JsonSerializer.Serialize(new { arguments, callId }));

    public Task<CallResult> ContextAsync(params JsonNode[] blocks) => SendAsync(
        "/v1/contexts",
        new JsonObject { ["model"] = "gpt-4o", ["blocks"] = new JsonArray([.. blocks.Select(b => b.DeepClone())]) }.ToJsonString());

    public async Task<CallResult> SendAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await CallResult.OfAsync(response);
    }

    public async Task<CallResult> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await CallResult.OfAsync(response);
    }
}

/// <summary>An answer of the gateway.</summary>
internal sealed record CallResult(int Status, string Text, string? Incident)
{
    public JsonNode Json { get; } = JsonNode.Parse(Text)!;

    public string? Code => Json["code"]?.GetValue<string>();

    public JsonNode Block => Json["block"]!;

    public string? Content => Block["content"]?.GetValue<string>();

    public static async Task<CallResult> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.TryGetValues("x-mocop-incident", out var values) ? values.Single() : null);
}
