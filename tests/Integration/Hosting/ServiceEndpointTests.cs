using System.Text.Json;

namespace Integration.Hosting;

public sealed class ServiceEndpointTests(RunningServer server)
{
    [Theory]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    public async Task The_server_says_that_it_is_well(string path)
    {
        var reply = await server.SendAsync(HttpMethod.Get, path, key: null);

        Assert.Equal((200, "healthy"), (reply.Status, reply.Json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task The_description_names_every_endpoint_its_body_and_its_key()
    {
        var reply = await server.SendAsync(HttpMethod.Get, "openapi/v1.json", key: null);

        var paths = reply.Json.GetProperty("paths");
        Assert.Subset(
            paths.EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(["/v1/contexts", "/v1/contexts/{id}", "/v1/contexts/verify", "/v1/scan", "/v1/chat/completions", "/v1/models", "/v1/incidents/{id}", "/.well-known/jwks.json"], StringComparer.Ordinal));
        Assert.Equal("bearer", reply.Json.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiKey").GetProperty("scheme").GetString());
        foreach (var operation in paths.EnumerateObject().Where(p => p.Name.StartsWith("/v1/", StringComparison.Ordinal)).SelectMany(p => p.Value.EnumerateObject()))
        {
            Assert.NotEqual(0, operation.Value.GetProperty("security").GetArrayLength());
            Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!);
            Assert.Equal(operation.Name == "post", operation.Value.TryGetProperty("requestBody", out JsonElement _));
        }
    }
}
