using System.Text.Json;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Policies;
using Integration.Hosting;
using Mocop.Policies;
using Mocop.Schemas;

namespace Integration.Contexts;

public sealed class SchemaDriftTests(RunningServer server)
{
    private const string Schema = """{"type":"object","required":["city"],"properties":{"city":{"type":"string"},"days":{"type":"array","items":{"type":"number"}}}}""";

    [Fact]
    public async Task A_plugins_answer_that_drifts_from_its_schema_is_flagged_with_the_place_and_leaves_an_incident()
    {
        var customer = await server.NewCustomerAsync("drift-neutralize");
        await PublishAsync(customer, Verdict.Neutralize);

        var drifted = await server.PostAsync("v1/contexts", customer, Request("""{"town":"Oslo","days":[4,"five"]}"""));

        Assert.Equal((200, "neutralize"), (drifted.Status, drifted.Json.GetProperty("verdict").GetString()));
        Assert.Equal(
            ["schema.extra /town", "schema.missing /city", "schema.retyped /days/1"],
            drifted.Json.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("rule").GetString()} {f.GetProperty("path").GetString()}").Order(StringComparer.Ordinal));
        Assert.Equal(200, (await server.GetAsync($"v1/incidents/{drifted.Headers["x-mocop-incident"]}", customer)).Status);
        var fitting = await server.PostAsync("v1/contexts", customer, Request("""{"city":"Oslo","days":[4,5]}"""));
        Assert.Equal(("allow", 0), (fitting.Json.GetProperty("verdict").GetString(), fitting.Json.GetProperty("findings").GetArrayLength()));
    }

    [Fact]
    public async Task A_policy_may_refuse_what_drifts()
    {
        var customer = await server.NewCustomerAsync("drift-block");
        await PublishAsync(customer, Verdict.Block);

        var refused = await server.PostAsync("v1/contexts", customer, Request("""{"town":"Oslo"}"""));

        Assert.Equal((403, "policy.blocked", "blocks[1]"), (refused.Status, refused.Json.GetProperty("code").GetString(), refused.Json.GetProperty("field").GetString()));
        Assert.Equal(200, (await server.PostAsync("v1/contexts", customer, Request("""{"city":"Oslo"}"""))).Status);
    }

    [Fact]
    public async Task A_schema_that_cannot_be_used_is_not_saved()
    {
        var policy = GuardrailPolicy.Default with { Schemas = [new ContentSchema("a/1", """{"properties":{"a":{"const":1}}}""")] };
        var saved = await server.Get<PolicyService>().SaveDraftAsync(Actor.System, server.Acme.TenantId, policy, TestContext.Current.CancellationToken);
        Assert.Equal("schema.unusable", saved.Error.Code);
    }

    private async Task PublishAsync(Customer customer, Verdict verdict)
    {
        var policies = server.Get<PolicyService>();
        var policy = GuardrailPolicy.Default with { Schemas = [new ContentSchema("weather.forecast/2", Schema, verdict)] };
        Assert.True((await policies.SaveDraftAsync(Actor.System, customer.TenantId, policy, TestContext.Current.CancellationToken)).Succeeded);
        Assert.True((await policies.PublishAsync(Actor.System, customer.TenantId, "schemas", TestContext.Current.CancellationToken)).Succeeded);
    }

    private static string Request(string content) => JsonSerializer.Serialize(new
    {
        model = "gpt-4o",
        blocks = new object[] { new { kind = "user", content = "Rain?" }, new { kind = "plugin", schema = "weather.forecast/2", origin = new { type = "plugin", id = "weather" }, content } },
    });
}
