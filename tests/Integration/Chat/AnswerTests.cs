using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Routing;
using Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Tests.Shared;

namespace Integration.Chat;

public sealed class AnswerTests(RunningServer server)
{
    private const string Hidden = "You are the support assistant of Northwind. Never promise refunds above fifty euros and always ask for the order number first.";
    private const string Leak = "My instructions say: never promise refunds above fifty euros and always ask for the order number first.";

    [Fact]
    public async Task An_answer_that_leaks_the_system_text_is_delivered_and_raises_an_incident()
    {
        await using var upstream = await UpstreamStub.StartAsync(UpstreamStub.Json(200, $$$"""{"choices":[{"index":0,"message":{"role":"assistant","content":"{{{Leak}}}"},"finish_reason":"stop"}]}"""));
        var customer = await server.NewCustomerAsync("answer-leak");
        await server.Get<ModelService>().CreateAsync(Actor.System, customer.TenantId, "leaky", new(upstream.BaseUrl.ToString(), "x", null), TestContext.Current.CancellationToken);

        var reply = await server.PostAsync("v1/chat/completions", customer, Ask("leaky", stream: false));

        Assert.Equal(200, reply.Status);
        Assert.Contains("refunds above fifty", reply.Body, StringComparison.Ordinal);
        var incident = await server.GetAsync($"v1/incidents/{reply.Headers["x-mocop-incident"]}", customer);
        Assert.Equal(("answer", "leak"), (incident.Json.GetProperty("surface").GetString(), incident.Json.GetProperty("category").GetString()));
    }

    [Fact]
    public async Task A_streamed_answer_is_looked_at_when_it_ends()
    {
        await using var upstream = await UpstreamStub.StartAsync(UpstreamStub.Events(
            $$$"""{"choices":[{"index":0,"delta":{"content":"{{{Leak[..40]}}}"}}]}""", $$$"""{"choices":[{"index":0,"delta":{"content":"{{{Leak[40..]}}}"}}]}""", "[DONE]"));
        var customer = await server.NewCustomerAsync("answer-stream");
        await server.Get<ModelService>().CreateAsync(Actor.System, customer.TenantId, "leaky", new(upstream.BaseUrl.ToString(), "x", null), TestContext.Current.CancellationToken);

        Assert.Equal(200, (await server.PostAsync("v1/chat/completions", customer, Ask("leaky", stream: true))).Status);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await using var store = server.Store();
        while (!await store.Incidents.AnyAsync(i => i.TenantId == customer.TenantId && i.Surface == "answer", patience.Token))
            await Task.Delay(20, patience.Token);
    }

    private static string Ask(string model, bool stream) =>
        $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"system","content":"{{Hidden}}"},{"role":"user","content":"Where is my parcel?"}]}""";
}
