using System.Text;
using System.Text.Json.Nodes;
using AdminConsole.Gateway.Chat;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Sealing;

namespace Gateway.Tests.Chat;

public sealed class ChatMappingTests
{
    private const string Conversation = """
        {"model":"m","temperature":0.30,"tools":[{"type":"function","function":{"name":"weather__forecast"}}],"messages":[
          {"role":"developer","content":"Be brief."},
          {"role":"user","content":"Hello","name":"ann"},
          {"role":"assistant","content":"Hi"},
          {"role":"user","content":[{"type":"text","text":"Weather in"},{"type":"text","text":"Paris?"}]},
          {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather__forecast","arguments":"{}"}},{"id":"call_2","type":"function","function":{"name":"time","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_1","content":"sunny"},
          {"role":"tool","tool_call_id":"call_2","content":"noon"}]}
        """;

    [Fact]
    public void Messages_become_blocks_by_their_roles()
    {
        var blocks = ChatBlocks.Of(Read(Conversation).Turns);

        Assert.Equal(
            [BlockKind.System, BlockKind.History, BlockKind.History, BlockKind.User, BlockKind.Plugin, BlockKind.Plugin],
            blocks.Select(b => b.Kind));
        Assert.Equal([null, BlockRole.User, BlockRole.Assistant, null, BlockRole.Tool, BlockRole.Tool], blocks.Select(b => b.Role));
        Assert.Equal("Weather in\nParis?", blocks[3].Content);
        Assert.Equal(new BlockOrigin("plugin", "weather", Tool: "forecast", CallId: "call_1"), blocks[4].Origin);
        Assert.Equal(new BlockOrigin("plugin", "time", Tool: "time", CallId: "call_2"), blocks[5].Origin);
    }

    [Fact]
    public void The_prompt_keeps_order_calls_and_names_and_takes_its_texts_from_the_rendering()
    {
        var request = Read(Conversation);

        var prompt = ChatPrompt.Of(request.Turns, Assembled(request));

        Assert.Equal(["developer", "user", "assistant", "user", "assistant", "tool", "tool"], prompt.Select(RoleOf));
        Assert.StartsWith("Text between", TextOf(prompt[0]), StringComparison.Ordinal);
        Assert.EndsWith("Be brief.", TextOf(prompt[0]), StringComparison.Ordinal);
        Assert.Equal("ann", (string?)prompt[1]!["name"]);
        Assert.Null(prompt[4]!["content"]);
        Assert.Equal("call_2", (string?)prompt[4]!["tool_calls"]![1]!["id"]);
        Assert.Equal(["call_1", "call_2"], prompt.Skip(5).Select(m => (string?)m!["tool_call_id"]));
        Assert.Matches("^<data m5 plugin:weather/forecast untrusted [A-Za-z0-9_-]+>\nsunny\n</data m5 [A-Za-z0-9_-]+>$", TextOf(prompt[5]));
    }

    [Fact]
    public void What_the_gateway_does_not_know_is_passed_on_as_it_was_written()
    {
        var call = Read(Conversation).CallWith([]);

        Assert.Equal("0.30", call.Parameters["temperature"]!.ToJsonString());
        Assert.Equal(["temperature", "tools"], call.Parameters.Select(p => p.Key));
    }

    [Fact]
    public void A_prompt_without_a_system_message_gets_one_for_the_preamble()
    {
        var request = Read("""{"model":"m","messages":[{"role":"user","content":"Hello"}]}""");

        Assert.Equal(["system", "user"], ChatPrompt.Of(request.Turns, Assembled(request)).Select(RoleOf));
    }

    [Fact]
    public void A_tool_message_that_answers_no_call_is_sent_as_fenced_text_of_the_user()
    {
        var request = Read("""{"model":"m","messages":[{"role":"user","content":"Hello"},{"role":"tool","tool_call_id":"call_9","content":"sunny"}]}""");

        var last = ChatPrompt.Of(request.Turns, Assembled(request))[^1]!.AsObject();

        Assert.Equal("user", RoleOf(last));
        Assert.False(last.ContainsKey("tool_call_id"));
        Assert.StartsWith("<data m1 plugin untrusted", TextOf(last), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sealed_answer_of_a_plugin_is_proven_and_an_altered_one_refused()
    {
        using var key = SigningKey.Create();
        var block = new ContextBlock
        {
            Kind = BlockKind.Plugin,
            Tenant = "acme",
            Content = "sunny",
            Origin = new("plugin", "weather", "1.0", "forecast"),
            CreatedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        };
        var proof = JsonNode.Parse(ContextBlockJson.Write(block with { Seal = BlockSealing.Seal(block, key) }))!.AsObject();
        proof.Remove("content");
        proof.Remove("kind");
        string Body(string content) => $$"""{"model":"m","messages":[{"role":"user","content":"Hello"},{"role":"tool","tool_call_id":"c","content":"{{content}}","mocop":{{proof.ToJsonString()}}}]}""";

        var whole = Assert.IsType<AssembledContext>(Assemble(Read(Body("sunny")), key));
        var altered = Assert.IsType<RefusedContext>(Assemble(Read(Body("rainy")), key));

        Assert.Equal((TrustLevel.Plugin, true), (whole.Envelope.Blocks[1].Trust, whole.Envelope.Blocks[1].Proven));
        Assert.Equal("block.seal-broken", altered.Code);
        Assert.DoesNotContain("mocop", ChatPrompt.Of(Read(Body("sunny")).Turns, whole)[^1]!.AsObject().Select(m => m.Key));
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"a"}]}""", "model")]
    [InlineData("""{"model":"m"}""", "messages")]
    [InlineData("""{"model":"m","messages":[]}""", "messages")]
    [InlineData("""{"model":"m","messages":[{"role":"boss","content":"a"}]}""", "messages[0].role")]
    [InlineData("""{"model":"m","messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}]}""", "messages[0].content[0].type")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"a"}],"stream":"yes"}""", "stream")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"a"}],"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"a","mocop":{}}]}""", "messages[0].mocop")]
    [InlineData("""{"model":"m","messages":[{"role":"tool","content":"a","mocop":{"kind":"system"}}]}""", "messages[0].mocop.kind")]
    [InlineData("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"type":"function"}]}]}""", "messages[0].tool_calls[0].id")]
    [InlineData("""[]""", null)]
    public void What_does_not_fit_is_named(string body, string? field)
    {
        Assert.Null(ChatRequestReader.Read(Encoding.UTF8.GetBytes(body), out var refusal));
        Assert.Equal((400, "request.invalid", field), (refusal!.Status, refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"model":"m","model":"n","messages":[{"role":"user","content":"a"}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"\ud800"}]}""")]
    [InlineData("""{"\ud800":1,"model":"m","messages":[{"role":"user","content":"a"}]}""")]
    public void What_is_no_json_is_malformed(string body)
    {
        Assert.Null(ChatRequestReader.Read(Encoding.UTF8.GetBytes(body), out var refusal));
        Assert.Equal((400, "body.malformed"), (refusal!.Status, refusal.Code));
    }

    private static ChatRequest Read(string body) => ChatRequestReader.Read(Encoding.UTF8.GetBytes(body), out _)!;

    private static AssembledContext Assembled(ChatRequest request)
    {
        using var key = SigningKey.Create();
        return Assert.IsType<AssembledContext>(Assemble(request, key));
    }

    private static AssemblyOutcome Assemble(ChatRequest request, SigningKey key) => new ContextAssembler(InjectionScanner.Default).Assemble(
        new ContextRequest { Tenant = "acme", Application = "bot", Model = request.Model, Blocks = ChatBlocks.Of(request.Turns) },
        GuardrailPolicy.Default, new SigningKeyRing(key), TimeProvider.System);

    private static string RoleOf(JsonNode? message) => (string)message!["role"]!;

    private static string TextOf(JsonNode? message) => (string)message!["content"]!;
}
