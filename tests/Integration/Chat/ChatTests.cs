using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Budgets;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.Routing;
using Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Mocop.Blocks;
using Mocop.Policies;
using Tests.Shared;

namespace Integration.Chat;

public sealed class ChatTests(RunningServer server)
{
    [Fact]
    public async Task A_flagged_chat_is_answered_from_the_data_and_leaves_an_incident()
    {
        var reply = await server.PostAsync("v1/chat/completions", server.Acme, Injection.Chat);

        Assert.Equal(200, reply.Status);
        var text = reply.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
        Assert.Contains("sunny", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bought", text, StringComparison.Ordinal);
        var incident = await server.GetAsync($"v1/incidents/{reply.Headers["x-mocop-incident"]}", server.Acme);
        Assert.Equal(
            ("chat", "weather", "forecast", reply.Headers["x-mocop-context"]),
            (incident.Json.GetProperty("surface").GetString(), incident.Json.GetProperty("source").GetString(), incident.Json.GetProperty("tool").GetString(), incident.Json.GetProperty("context").GetString()));
        var opened = await server.GetAsync($"v1/contexts/{reply.Headers["x-mocop-context"]}", server.Acme);
        var verified = await server.PostAsync("v1/contexts/verify", server.Acme, $$"""{"envelope":{{opened.Json.GetProperty("envelope").GetRawText()}},"seal":{{opened.Json.GetProperty("seal").GetRawText()}}}""");
        Assert.True(verified.Json.GetProperty("valid").GetBoolean());
        Assert.True(reply.Headers.ContainsKey("x-mocop-overhead-us"));
    }

    [Fact]
    public async Task A_streamed_chat_says_the_same_and_ends_as_openai_does()
    {
        var whole = (await server.PostAsync("v1/chat/completions", server.Acme, Injection.Chat)).Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();

        var reply = await server.PostAsync("v1/chat/completions", server.Acme, Injection.Chat.Replace("\"model\"", "\"stream\":true,\"stream_options\":{\"include_usage\":true},\"model\"", StringComparison.Ordinal));

        Assert.Equal("text/event-stream", reply.MediaType);
        Assert.True(reply.Headers.ContainsKey("x-mocop-incident"));
        var events = reply.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(e => e["data: ".Length..]).ToList();
        Assert.Equal("[DONE]", events[^1]);
        var parts = events[..^1].ConvertAll(e => JsonDocument.Parse(e).RootElement);
        Assert.True(parts[^1].GetProperty("usage").GetProperty("total_tokens").GetInt32() > 0);
        Assert.Equal(whole, string.Concat(parts[..^1].Select(p => p.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("content", out var c) ? c.GetString() : "")));
    }

    [Fact]
    public async Task Usage_comes_only_to_whom_asked_for_it()
    {
        var reply = await server.PostAsync("v1/chat/completions", server.Acme, Injection.Chat.Replace("\"model\"", "\"stream\":true,\"model\"", StringComparison.Ordinal));

        Assert.DoesNotContain("\"usage\"", reply.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":"nowhere","messages":[{"role":"user","content":"a"}]}""", 404, "model.unknown", "model")]
    [InlineData("""{"model":"simulated","messages":[{"role":"user","content":[{"type":"image_url"}]}]}""", 400, "request.invalid", "messages[0].content[0].type")]
    [InlineData("""{"model":"simulated","messages":[{"role":"user","content":"a"}],"max_tokens":127999}""", 400, "budget", "messages")]
    [InlineData("""{"model":"simulated","messages":[{"role":"tool","tool_call_id":"c","content":"a","mocop":{"tenant":"globex"}}]}""", 403, "tenant.mismatch", "messages[0].mocop.tenant")]
    [InlineData("{", 400, "body.malformed", null)]
    public async Task Refusals_have_the_shape_of_openais(string body, int status, string code, string? field)
    {
        var reply = await server.PostAsync("v1/chat/completions", server.Acme, body);

        var error = reply.Json.GetProperty("error");
        Assert.Equal(status, reply.Status);
        Assert.StartsWith(code, error.GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.Equal(field, error.TryGetProperty("param", out var param) ? param.GetString() : null);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_policy_that_blocks_refuses_with_the_incident()
    {
        var customer = await server.NewCustomerAsync("blocks");
        var policies = server.Get<PolicyService>();
        var strict = GuardrailPolicy.Default with { Kinds = new Dictionary<BlockKind, KindPolicy>(GuardrailPolicy.Default.Kinds) { [BlockKind.Plugin] = new(NeutralizeAt: 300, BlockAt: 500) } };
        await policies.SaveDraftAsync(Actor.System, customer.TenantId, strict, TestContext.Current.CancellationToken);
        Assert.True((await policies.PublishAsync(Actor.System, customer.TenantId, "", TestContext.Current.CancellationToken)).Succeeded);

        var reply = await server.PostAsync("v1/chat/completions", customer, Injection.Chat);

        Assert.Equal((403, "policy.blocked"), (reply.Status, reply.OpenAiCode));
        Assert.Equal(reply.Headers["x-mocop-incident"], reply.Json.GetProperty("error").GetProperty("incident").GetString());
        var incident = await server.GetAsync($"v1/incidents/{reply.Headers["x-mocop-incident"]}", customer);
        Assert.Equal("block", incident.Json.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_budget_is_settled_by_what_was_used_and_refuses_by_name_when_it_is_spent()
    {
        var customer = await server.NewCustomerAsync("frugal");
        var budget = (await server.Get<BudgetService>().CreateAsync(
            Actor.System, customer.TenantId, new BudgetDefinition("pocket money", null, null, BudgetWindow.Month, 400), TestContext.Current.CancellationToken)).Value!;
        const string small = """{"model":"simulated","max_tokens":20,"messages":[{"role":"user","content":"Hello"}]}""";

        var first = await server.PostAsync("v1/chat/completions", customer, small);
        var spent = await SpentAsync(budget.Id);
        var tooMuch = await server.PostAsync("v1/chat/completions", customer, small.Replace("20", "390", StringComparison.Ordinal));

        Assert.Equal(200, first.Status);
        Assert.Equal(first.Json.GetProperty("usage").GetProperty("total_tokens").GetInt64(), spent);
        Assert.Equal((429, "budget.exceeded"), (tooMuch.Status, tooMuch.OpenAiCode));
        Assert.Contains("pocket money", tooMuch.Json.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(long.Parse(tooMuch.Headers["Retry-After"]) > 0);
        Assert.Equal(spent, await SpentAsync(budget.Id));
    }

    [Fact]
    public async Task A_call_that_fails_costs_nothing()
    {
        var customer = await server.NewCustomerAsync("unlucky");
        var cancellation = TestContext.Current.CancellationToken;
        await server.Get<ModelService>().CreateAsync(Actor.System, customer.TenantId, "gone", new("http://127.0.0.1:9/v1", "x", "sk-secret"), cancellation);
        var budget = (await server.Get<BudgetService>().CreateAsync(Actor.System, customer.TenantId, new BudgetDefinition("all", null, null, BudgetWindow.Month, 100_000), cancellation)).Value!;

        var reply = await server.PostAsync("v1/chat/completions", customer, """{"model":"gone","messages":[{"role":"user","content":"Hello"}]}""");

        Assert.Equal((502, "upstream.unreachable"), (reply.Status, reply.OpenAiCode));
        Assert.DoesNotContain("sk-secret", reply.Body, StringComparison.Ordinal);
        Assert.Equal(0, await SpentAsync(budget.Id));
    }

    [Fact]
    public async Task A_caller_that_hangs_up_pays_for_what_was_generated()
    {
        var customer = await server.NewCustomerAsync("impatient");
        var cancellation = TestContext.Current.CancellationToken;
        var gone = new TaskCompletionSource();
        await using var upstream = await UpstreamStub.StartAsync(async context =>
        {
            await UpstreamStub.Events("""{"choices":[{"index":0,"delta":{"content":"one two three"}}]}""")(context);
            using var _ = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });
        await server.Get<ModelService>().CreateAsync(Actor.System, customer.TenantId, "slow", new(upstream.BaseUrl.ToString(), "x", null), cancellation);
        var budget = (await server.Get<BudgetService>().CreateAsync(Actor.System, customer.TenantId, new BudgetDefinition("all", null, null, BudgetWindow.Month, 100_000), cancellation)).Value!;
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", customer.Key);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("v1/chat/completions", UriKind.Relative))
        {
            Content = new StringContent("""{"model":"slow","stream":true,"max_tokens":5000,"messages":[{"role":"user","content":"Count"}]}""", Encoding.UTF8, "application/json"),
        };

        using (var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation))
        await using (var body = await response.Content.ReadAsStreamAsync(cancellation))
        {
            Assert.True(await body.ReadAsync(new byte[16], cancellation) > 0);
            Assert.True(await SpentAsync(budget.Id) > 5000);
        }

        await gone.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellation);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await SpentAsync(budget.Id) > 5000)
            await Task.Delay(20, patience.Token);
        Assert.InRange(await SpentAsync(budget.Id), 10, 200);
    }

    [Fact]
    public async Task The_models_are_listed_in_openais_shape()
    {
        var reply = await server.GetAsync("v1/models", server.Globex);

        Assert.Equal("list", reply.Json.GetProperty("object").GetString());
        Assert.Contains("simulated", reply.Json.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString()));
    }

    private async Task<long> SpentAsync(Guid budget)
    {
        await using var store = server.Store();
        return await store.BudgetUsages.Where(u => u.BudgetId == budget).Select(u => u.Tokens).SingleAsync(TestContext.Current.CancellationToken);
    }
}
