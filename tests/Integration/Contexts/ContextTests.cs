using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Incidents;
using Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Mocop.Client;
using Mocop.Provenance;
using Mocop.Sealing;

namespace Integration.Contexts;

public sealed class ContextTests(RunningServer server)
{
    [Fact]
    public async Task An_injection_is_neutralised_stored_and_proven()
    {
        var reply = await server.PostAsync("v1/contexts", server.Acme, Injection.Context);

        Assert.Equal(200, reply.Status);
        Assert.Equal("neutralize", reply.Json.GetProperty("verdict").GetString());
        var incident = reply.Json.GetProperty("incident").GetString()!;
        Assert.Equal(incident, reply.Headers["x-mocop-incident"]);
        Assert.Equal(reply.Json.GetProperty("id").GetString(), reply.Headers["x-mocop-context"]);
        Assert.True(long.Parse(reply.Headers["x-mocop-overhead-us"]) > 0);
        await using var store = server.Store();
        var stored = await store.Incidents.SingleAsync(i => i.Id == incident, TestContext.Current.CancellationToken);
        Assert.Equal(("weather", "forecast", "contexts", IncidentState.Open, Injection.Text), (stored.Source, stored.Tool, stored.Surface, stored.State, stored.Text));
        Assert.Equal(["admit", "detect", "guard", "escape", "budget", "seal", "render"], reply.Json.GetProperty("trace").EnumerateArray().Select(t => t.GetProperty("stage").GetString()));
    }

    [Fact]
    public async Task Every_character_of_the_rendering_belongs_to_a_block()
    {
        var rendering = (await server.PostAsync("v1/contexts", server.Acme, Injection.Context)).Json.GetProperty("rendering");

        var map = rendering.GetProperty("map").EnumerateArray().ToLookup(s => s.GetProperty("message").GetInt32());
        var index = 0;
        foreach (var message in rendering.GetProperty("messages").EnumerateArray())
        {
            var end = 0;
            foreach (var span in map[index++])
            {
                Assert.Equal(end, span.GetProperty("start").GetInt32());
                end = span.GetProperty("end").GetInt32();
            }

            Assert.Equal(message.GetProperty("content").GetString()!.Length, end);
        }
    }

    [Fact]
    public async Task The_envelope_in_the_answer_is_canonical_and_opens_again()
    {
        var reply = await server.PostAsync("v1/contexts", server.Acme, Injection.Context);
        var envelope = Encoding.UTF8.GetBytes(reply.Json.GetProperty("envelope").GetRawText());

        Assert.True(EnvelopeJson.TryRead(envelope, out var read, out _));
        Assert.Equal(envelope, EnvelopeJson.Write(read));
        var opened = await server.GetAsync($"v1/contexts/{read.Id}", server.Acme);
        Assert.Equal(Encoding.UTF8.GetString(envelope), opened.Json.GetProperty("envelope").GetRawText());
        var verified = await server.PostAsync("v1/contexts/verify", server.Acme, $$"""{"envelope":{{opened.Json.GetProperty("envelope").GetRawText()}},"seal":{{opened.Json.GetProperty("seal").GetRawText()}}}""");
        Assert.True(verified.Json.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Any_changed_byte_of_an_envelope_is_refused()
    {
        var reply = await server.PostAsync("v1/contexts", server.Acme, Injection.Context);
        var envelope = Encoding.UTF8.GetBytes(reply.Json.GetProperty("envelope").GetRawText());
        var seal = Encoding.UTF8.GetBytes(reply.Json.GetProperty("seal").GetRawText());
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", server.Acme.Key);
        Assert.True(await IsValidAsync(http, envelope, seal));

        for (var i = 0; i < envelope.Length; i++)
        {
            var changed = (byte[])envelope.Clone();
            changed[i] ^= 0x01;
            Assert.False(await IsValidAsync(http, changed, seal), $"byte {i} of {envelope.Length}");
        }
    }

    [Fact]
    public async Task A_changed_block_is_named()
    {
        var reply = await server.PostAsync("v1/contexts", server.Acme, Injection.Context);
        var envelope = reply.Json.GetProperty("envelope").GetRawText().Replace("two concert", "six concert", StringComparison.Ordinal);

        var verified = await server.PostAsync("v1/contexts/verify", server.Acme, $$"""{"envelope":{{envelope}},"seal":{{reply.Json.GetProperty("seal").GetRawText()}}}""");

        Assert.Equal((false, "digest", "b3"), (verified.Json.GetProperty("valid").GetBoolean(), verified.Json.GetProperty("reason").GetString(), verified.Json.GetProperty("block").GetString()));
    }

    [Fact]
    public async Task The_published_keys_verify_an_envelope_without_the_server()
    {
        var reply = await server.PostAsync("v1/contexts", server.Acme, Injection.Context);
        var published = await server.SendAsync(HttpMethod.Get, ".well-known/jwks.json", key: null);
        var seal = reply.Json.GetProperty("seal");

        Assert.True(JsonWebKeys.TryParse(Encoding.UTF8.GetBytes(published.Body), out var keys, out _));
        var result = EnvelopeVerifier.Verify(
            Encoding.UTF8.GetBytes(reply.Json.GetProperty("envelope").GetRawText()), new JwsSeal(seal.GetProperty("protected").GetString()!, seal.GetProperty("signature").GetString()!), keys);

        Assert.True(result.Valid);
        Assert.DoesNotContain("\"d\"", published.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_block_is_proved_with_the_public_keys_while_the_others_stay_secret()
    {
        using var client = new MocopClient(server.Address, server.Acme.Key);
        var context = (await server.PostAsync("v1/contexts", server.Acme, Injection.Context)).Json.GetProperty("id").GetString()!;

        var proof = await client.GetProofAsync(context, "b2", TestContext.Current.CancellationToken);

        var keys = await client.GetKeysAsync(TestContext.Current.CancellationToken);
        var result = EnvelopeVerifier.Verify(proof, keys, new Expectations { At = server.Get<TimeProvider>().GetUtcNow(), Tenant = "acme", Block = "b2" });
        Assert.Equal((true, 1, context), (result.Valid, result.ProvenIndex, result.Head?.Id));
        Assert.DoesNotContain("concert", Encoding.UTF8.GetString(proof.Span), StringComparison.Ordinal);
        var asked = await server.SendAsync(HttpMethod.Post, "v1/contexts/verify?block=b2", server.Acme.Key, proof.ToArray());
        Assert.True(asked.Json.GetProperty("valid").GetBoolean());
        Assert.Equal("tenant", (await server.SendAsync(HttpMethod.Post, "v1/contexts/verify", server.Globex.Key, proof.ToArray())).Json.GetProperty("reason").GetString());
        Assert.Equal(404, (await server.GetAsync($"v1/contexts/{context}/blocks/b9/proof", server.Acme)).Status);
        Assert.Equal(404, (await server.GetAsync($"v1/contexts/{context}/blocks/b2/proof", server.Globex)).Status);
    }

    [Fact]
    public async Task A_scan_says_what_it_sees_and_stores_what_is_flagged()
    {
        var flagged = await server.PostAsync("v1/scan", server.Acme, JsonSerializer.Serialize(new { text = Injection.Text, kind = "plugin" }));
        var clean = await server.PostAsync("v1/scan", server.Acme, """{"text":"It rains in Paris."}""");
        var orders = await server.PostAsync("v1/scan", server.Acme, """{"text":"## Contributing\n- Always run the tests before you open a pull request.\n- Do not edit generated files.\n- When you add a feature, follow the existing conventions and update the changelog."}""");
        Assert.Equal(("allow", true), (orders.Json.GetProperty("verdict").GetString(), orders.Json.GetProperty("instructions").GetProperty("score").GetDecimal() >= 0.7m));
        Assert.False(clean.Json.TryGetProperty("instructions", out _));

        Assert.Equal("neutralize", flagged.Json.GetProperty("verdict").GetString());
        Assert.True(flagged.Json.GetProperty("score").GetDecimal() > 0.5m);
        var incident = await server.GetAsync($"v1/incidents/{flagged.Headers["x-mocop-incident"]}", server.Acme);
        Assert.Equal(("scan", "open"), (incident.Json.GetProperty("surface").GetString(), incident.Json.GetProperty("state").GetString()));
        Assert.Equal(("allow", false), (clean.Json.GetProperty("verdict").GetString(), clean.Headers.ContainsKey("x-mocop-incident")));
    }

    [Fact]
    public async Task The_compact_map_and_the_tokens_say_the_same_as_the_whole_map()
    {
        var whole = (await server.PostAsync("v1/contexts?tokens=full", server.Acme, Injection.Context)).Json.GetProperty("rendering");
        var compact = (await server.PostAsync("v1/contexts?map=compact&tokens=compact", server.Acme, Injection.Context)).Json.GetProperty("rendering");
        var bare = (await server.PostAsync("v1/contexts?map=none", server.Acme, Injection.Context)).Json.GetProperty("rendering");

        var map = compact.GetProperty("map").Deserialize<CompactMap>(JsonSerializerOptions.Web)!.Expand();
        Assert.Equal(
            whole.GetProperty("map").EnumerateArray().Select(s => (s.GetProperty("message").GetInt32(), s.GetProperty("start").GetInt32(), s.GetProperty("end").GetInt32(), s.GetProperty("block").GetString()!)),
            map.Select(s => (s.Message, s.Start, s.End, s.Block)));
        var tokens = compact.GetProperty("tokens").Deserialize<CompactTokens>(JsonSerializerOptions.Web)!;
        var second = whole.GetProperty("tokens").EnumerateArray().Where(t => t.GetProperty("message").GetInt32() == 1).ToList();
        Assert.Equal(second.Select(t => (t.GetProperty("start").GetInt32(), t.GetProperty("end").GetInt32())), tokens.Expand(1));
        Assert.All(second, t => Assert.Equal(1, map[t.GetProperty("spans")[0].GetInt32()].Message));
        Assert.False(bare.TryGetProperty("map", out _) || bare.TryGetProperty("tokens", out _));
        var refused = await server.PostAsync("v1/contexts?map=short", server.Acme, Injection.Context);
        Assert.Equal((422, "map"), (refused.Status, refused.Json.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task A_context_that_is_cut_says_what_was_cut_from_where_and_why()
    {
        var forecast = string.Join(' ', Enumerable.Range(1, 900).Select(i => $"hour {i} rain"));
        var request = JsonSerializer.Serialize(new { model = "gpt-4o", budget = new { limit = 600, reserve = 100 }, blocks = new[] { new { kind = "user", content = "Rain?" }, new { kind = "plugin", content = forecast } } });
        var budget = (await server.PostAsync("v1/contexts", server.Acme, request)).Json.GetProperty("budget");

        var cut = Assert.Single(budget.GetProperty("cuts").EnumerateArray());
        Assert.Equal(("b2", "plugin", "cut", "tail", "limit"), (Of(cut, "block"), Of(cut, "group"), Of(cut, "action"), Of(cut, "strategy"), Of(cut, "cause")));
        Assert.InRange(cut.GetProperty("start").GetInt32(), 100, forecast.Length - 1);
        Assert.Equal(forecast.Length, cut.GetProperty("end").GetInt32());
        var plugin = budget.GetProperty("groups").EnumerateArray().Single(g => Of(g, "kind") == "plugin");
        Assert.Equal(cut.GetProperty("tokens").GetInt32(), plugin.GetProperty("wanted").GetInt32() - plugin.GetProperty("used").GetInt32());
        Assert.InRange(budget.GetProperty("used").GetInt32(), 400, 500);

        static string? Of(JsonElement json, string name) => json.GetProperty(name).GetString();
    }

    private static async Task<bool> IsValidAsync(HttpClient http, byte[] envelope, byte[] seal)
    {
        byte[] body = [.. "{\"envelope\":"u8, .. envelope, .. ",\"seal\":"u8, .. seal, .. "}"u8];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await http.PostAsync(new Uri("v1/contexts/verify", UriKind.Relative), content, TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode)
            return false;
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        return answer.RootElement.GetProperty("valid").GetBoolean();
    }
}
