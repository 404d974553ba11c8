using System.Text;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Routing;
using Integration.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Integration.Access;

/// <summary>Tries every endpoint that is there, whoever added it, with the key of another tenant.</summary>
public sealed class TenantIsolationTests(RunningServer server)
{
    private const string Mark = "zebra-secret-of-acme";

    /// <summary>Endpoints that answer without any key, and hold nothing of any tenant.</summary>
    private static readonly string[] Open =
    [
        "/.well-known/jwks.json", "/health/live", "/health/ready", "/openapi/{documentName}.json",
    ];

    [Fact]
    public void Every_endpoint_of_the_data_plane_asks_for_a_key_or_is_known_to_be_open()
    {
        var unguarded = DataPlane().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || e.Metadata.GetMetadata<AuthorizationPolicy>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(path => !Open.Contains(path));

        Assert.Empty(unguarded);
        Assert.All(
            DataPlane().Select(e => e.Metadata.GetMetadata<AuthorizationPolicy>()).OfType<AuthorizationPolicy>(),
            // A browser that is signed in to the console opens nothing here.
            policy => Assert.Equal(["ApiKey"], policy.AuthenticationSchemes));
    }

    [Fact]
    public async Task No_endpoint_shows_another_tenants_data()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await server.Get<ModelService>().CreateAsync(Actor.System, server.Acme.TenantId, Mark, new ModelDefinition("http://127.0.0.1:1/v1", Mark, null), cancellation);
        var made = await server.PostAsync("v1/contexts", server.Acme, Injection.Context.Replace("Paris", Mark, StringComparison.Ordinal));
        var (context, incident) = (made.Json.GetProperty("id").GetString()!, made.Json.GetProperty("incident").GetString()!);
        var verify = $$"""{"envelope":{{made.Json.GetProperty("envelope").GetRawText()}},"seal":{{made.Json.GetProperty("seal").GetRawText()}}}""";

        var tried = 0;
        foreach (var endpoint in DataPlane().Where(e => e.RoutePattern.RawText!.Contains("v1/", StringComparison.Ordinal)))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                foreach (var id in new[] { context, incident, "acme", Mark })
                {
                    var path = Filled(endpoint, id);
                    var reply = await server.SendAsync(new HttpMethod(method), path, server.Globex.Key, method == "GET" ? null : Encoding.UTF8.GetBytes(verify));
                    tried++;
                    Assert.DoesNotContain(Mark, reply.Body, StringComparison.Ordinal);
                    Assert.False(reply.Status == 200 && path.Contains(id, StringComparison.Ordinal), $"{method} {path} answered {reply.Body}");
                    if (path.EndsWith("verify", StringComparison.Ordinal))
                        Assert.Equal((false, "tenant"), (reply.Json.GetProperty("valid").GetBoolean(), reply.Json.GetProperty("reason").GetString()));
                }
            }
        }

        Assert.True(tried >= 20, $"only {tried} calls were tried");
        Assert.Contains(Mark, (await server.GetAsync($"v1/contexts/{context}", server.Acme)).Body, StringComparison.Ordinal);
        Assert.Contains(Mark, (await server.GetAsync("v1/models", server.Acme)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_application_of_the_tenant_opens_nothing_either()
    {
        var made = await server.PostAsync("v1/contexts", server.Acme, Injection.Context);
        var other = (await server.Get<AdminConsole.ControlPlane.Applications.ApplicationService>().CreateAsync(
            Actor.System, server.Acme.TenantId, $"other-{Guid.CreateVersion7():N}"[..30], "Other", "", TestContext.Current.CancellationToken)).Value!;
        var key = await server.NewKeyAsync(other.Id);

        Assert.Equal(404, (await server.SendAsync(HttpMethod.Get, $"v1/contexts/{made.Json.GetProperty("id").GetString()}", key)).Status);
        Assert.Equal(404, (await server.SendAsync(HttpMethod.Get, $"v1/incidents/{made.Json.GetProperty("incident").GetString()}", key)).Status);
    }

    private IEnumerable<RouteEndpoint> DataPlane() =>
        server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/') is var path
                && (path.StartsWith("v1/", StringComparison.Ordinal) || path.StartsWith("hubs/", StringComparison.Ordinal) || path.StartsWith("mcp", StringComparison.Ordinal)
                    || path.StartsWith("api/", StringComparison.Ordinal) || Open.Contains("/" + path)));

    private static string Filled(RouteEndpoint endpoint, string id) =>
        string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => s.Parts is [RoutePatternParameterPart] ? id : string.Concat(s.Parts.OfType<RoutePatternLiteralPart>().Select(p => p.Content))));
}
