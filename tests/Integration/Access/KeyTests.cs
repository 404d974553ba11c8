using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Applications;
using Integration.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Integration.Access;

public sealed class KeyTests(RunningServer server)
{
    [Fact]
    public async Task Without_a_key_nothing_is_answered()
    {
        var reply = await server.SendAsync(HttpMethod.Get, "v1/contexts/ctx_1", key: null);

        Assert.Equal((401, "key.missing", "application/problem+json"), (reply.Status, reply.Code, reply.MediaType));
        Assert.Equal("Bearer realm=\"mocop\"", reply.Headers["WWW-Authenticate"]);
        Assert.True(reply.Headers.ContainsKey("x-mocop-overhead-us"));
    }

    [Fact]
    public async Task An_unknown_key_is_refused()
    {
        var reply = await server.SendAsync(HttpMethod.Get, "v1/contexts/ctx_1", server.Acme.Key[..^1] + (server.Acme.Key[^1] == 'A' ? 'B' : 'A'));

        Assert.Equal((401, "key.unknown"), (reply.Status, reply.Code));
        Assert.Contains("error=\"invalid_token\"", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        var key = await server.NewApiKeyAsync(server.Acme.ApplicationId);
        Assert.Equal(200, (await server.SendAsync(HttpMethod.Get, "v1/models", key.Secret)).Status);

        await server.Get<ApiKeyService>().RevokeAsync(Actor.System, key.Key.Id, TestContext.Current.CancellationToken);

        Assert.Equal((401, "key.revoked"), await StatusAndCodeAsync("v1/incidents/inc_1", key.Secret));
    }

    [Fact]
    public async Task An_expired_key_is_refused()
    {
        var key = await server.NewApiKeyAsync(server.Acme.ApplicationId);
        await using var store = server.Store();
        await store.ApiKeys.Where(k => k.Id == key.Key.Id).ExecuteUpdateAsync(
            s => s.SetProperty(k => k.ExpiresAt, TimeProvider.System.GetUtcNow().AddSeconds(-1)), TestContext.Current.CancellationToken);

        Assert.Equal((401, "key.expired"), await StatusAndCodeAsync("v1/incidents/inc_1", key.Secret));
    }

    [Fact]
    public async Task A_key_opens_only_what_its_scopes_name()
    {
        var key = await server.NewKeyAsync(server.Acme.ApplicationId, ApiScopes.Scan);

        var reply = await server.SendAsync(HttpMethod.Get, "v1/contexts/ctx_1", key);

        Assert.Equal((403, "scope.missing"), (reply.Status, reply.Code));
        Assert.Contains("scope=\"contexts\"", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_opens_no_page_of_the_console()
    {
        var reply = await server.SendAsync(HttpMethod.Get, "incidents", server.Acme.Key);

        Assert.DoesNotContain("x-mocop", reply.Body, StringComparison.OrdinalIgnoreCase);
        Assert.False(reply is { Status: 200 } && reply.Body.Contains("incident", StringComparison.OrdinalIgnoreCase) && !reply.Body.Contains("password", StringComparison.OrdinalIgnoreCase), reply.Body[..Math.Min(reply.Body.Length, 400)]);
    }

    [Fact]
    public async Task A_key_in_the_query_counts_for_the_feed_alone()
    {
        var reply = await server.SendAsync(HttpMethod.Get, $"v1/models?access_token={server.Acme.Key}", key: null);

        Assert.Equal((401, "key.missing"), (reply.Status, reply.OpenAiCode));
    }

    private async Task<(int, string?)> StatusAndCodeAsync(string path, string key)
    {
        var reply = await server.SendAsync(HttpMethod.Get, path, key);
        return (reply.Status, reply.Code);
    }
}
