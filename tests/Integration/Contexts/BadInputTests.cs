using System.Text;
using Integration.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Integration.Contexts;

public sealed class BadInputTests(RunningServer server)
{
    private static readonly string TooLarge = new('a', 1_048_577);

    public static TheoryData<string, string, int, string, string?> Requests => new()
    {
        { "v1/contexts", "{\"model\":", 400, "body.malformed", null },
        { "v1/contexts", "", 400, "body.malformed", null },
        { "v1/contexts", "{\"\\ud800\":1}", 400, "body.malformed", null },
        { "v1/contexts", "[]", 422, "request.invalid", null },
        { "v1/contexts", "{\"model\":\"m\",\"model\":\"n\",\"blocks\":[]}", 400, "body.malformed", null },
        { "v1/contexts", "{\"schema\":\"mocop/2\",\"model\":\"m\",\"blocks\":[{\"kind\":\"user\",\"content\":\"a\"}]}", 422, "schema.unknown", "schema" },
        { "v1/contexts", "{\"model\":\"m\",\"blocks\":[{\"kind\":\"user\",\"content\":\"a\"},{\"kind\":\"user\",\"content\":\"b\"},{\"kind\":\"pugin\",\"content\":\"c\"}]}", 422, "request.invalid", "blocks[2].kind" },
        { "v1/contexts", "{\"model\":\"m\",\"blocks\":[{\"kind\":\"user\",\"content\":\"a\",\"trust\":\"system\"}]}", 422, "request.invalid", "blocks[0].trust" },
        { "v1/contexts", "{\"model\":\"m\",\"blocks\":[]}", 422, "blocks.count", "blocks" },
        { "v1/contexts", $"{{\"model\":\"m\",\"blocks\":[{{\"kind\":\"user\",\"content\":\"{TooLarge}\"}}]}}", 413, "block.too-large", "blocks[0].content" },
        { "v1/contexts", "{\"model\":\"m\",\"budget\":{\"limit\":5},\"blocks\":[{\"kind\":\"system\",\"content\":\"one two three four five six seven eight\"}]}", 422, "budget", "budget.limit" },
        { "v1/contexts/verify?blok=b1", "{}", 422, "request.invalid", "blok" },
        { "v1/contexts/verify?ONCE=true", "{}", 422, "request.invalid", "ONCE" },
        { "v1/contexts/verify?block=", "{}", 422, "request.invalid", "block" },
        { "v1/contexts/verify?session=s1", "{}", 422, "request.invalid", "after" },
        { "v1/contexts/verify?after=1", "{}", 422, "request.invalid", "session" },
        { "v1/contexts/verify?session=s1&after=-1", "{}", 422, "request.invalid", "after" },
        { "v1/contexts/verify?once=yes", "{}", 422, "request.invalid", "once" },
        { "v1/contexts/verify?once=true&once=false", "{}", 422, "request.invalid", "once" },
        { "v1/scan", "{\"text\":7}", 422, "request.invalid", "text" },
        { "v1/scan", "{\"text\":\"\\ud800\"}", 400, "body.malformed", null },
        { "v1/scan", "{\"text\":\"a\",\"kind\":\"pugin\"}", 422, "request.invalid", "kind" },
        { "v1/scan", $"{{\"text\":\"{TooLarge}\"}}", 413, "block.too-large", "text" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_wrong_is_named_and_nothing_is_left_behind(string path, string body, int status, string code, string? field)
    {
        var customer = await server.NewCustomerAsync($"bad-{Guid.CreateVersion7():N}"[..36]);

        var reply = await server.PostAsync(path, customer, body);

        Assert.Equal((status, "application/problem+json"), (reply.Status, reply.MediaType));
        Assert.StartsWith(code, reply.Code, StringComparison.Ordinal);
        Assert.Equal(field, reply.Field);
        Assert.NotEmpty(reply.Json.GetProperty("detail").GetString()!);
        await using var store = server.Store();
        Assert.Equal(
            (0, 0),
            (await store.Contexts.CountAsync(c => c.TenantId == customer.TenantId, TestContext.Current.CancellationToken),
             await store.Incidents.CountAsync(i => i.TenantId == customer.TenantId, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_block_of_another_tenant_is_refused_and_is_an_incident()
    {
        var reply = await server.PostAsync("v1/contexts", server.Acme, """{"model":"m","blocks":[{"kind":"plugin","tenant":"globex","content":"secret"}]}""");

        Assert.Equal((403, "tenant.mismatch", "blocks[0].tenant"), (reply.Status, reply.Code, reply.Field));
        var incident = await server.GetAsync($"v1/incidents/{reply.Json.GetProperty("incident").GetString()}", server.Acme);
        Assert.Equal("block of another tenant", incident.Json.GetProperty("technique").GetString());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_told_the_limit()
    {
        var body = new byte[16_777_217];
        Array.Fill(body, (byte)' ');

        var reply = await server.SendAsync(HttpMethod.Post, "v1/contexts", server.Acme.Key, body);

        Assert.Equal((413, "body.too-large"), (reply.Status, reply.Code));
        Assert.Contains("16777216", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_json_is_read()
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", server.Acme.Key);
        using var form = new StringContent(Injection.Context, Encoding.UTF8, "text/plain");

        using var response = await http.PostAsync(new Uri("v1/contexts", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal((415, "body.media-type"), ((int)response.StatusCode, (await Reply.ReadAsync(response)).Code));
    }
}
