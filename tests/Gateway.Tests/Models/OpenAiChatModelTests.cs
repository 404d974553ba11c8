using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.Gateway;
using AdminConsole.Gateway.Models;
using Microsoft.Extensions.Options;
using Tests.Shared;

namespace Gateway.Tests.Models;

public sealed class OpenAiChatModelTests
{
    private const string Answer = """{"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":"hello"}}],"usage":{"prompt_tokens":7,"completion_tokens":2},"strange":1.50}""";

    [Fact]
    public async Task An_answer_is_handed_on_byte_for_byte_and_the_request_keeps_its_parameters()
    {
        await using var stub = await UpstreamStub.StartAsync(UpstreamStub.Json(200, Answer));

        var answer = await CompleteAsync(stub);

        Assert.Equal(Answer, Encoding.UTF8.GetString(answer.Value!.Json.Span));
        Assert.Equal(("hello", new ChatUsage(7, 2)), (answer.Value.Text, answer.Value.Usage));
        var (path, authorization, body) = Assert.Single(stub.Requests);
        Assert.Equal(("/v1/chat/completions", "Bearer secret"), (path, authorization));
        Assert.Equal("""{"temperature":0.30,"model":"real-model","messages":[{"role":"user","content":"hi"}]}""", body);
    }

    [Fact]
    public async Task A_failing_endpoint_is_tried_again_before_any_answer_began()
    {
        await using var stub = await UpstreamStub.StartAsync(UpstreamStub.Json(503, "{}"), UpstreamStub.Json(429, "{}", "0"), UpstreamStub.Json(200, Answer));

        Assert.Equal("hello", (await CompleteAsync(stub)).Value!.Text);
        Assert.Equal(3, stub.Requests.Count);
    }

    [Theory]
    [InlineData(500, 502, "upstream.failed", 3)]
    [InlineData(401, 502, "upstream.credentials", 1)]
    [InlineData(302, 502, "upstream.failed", 1)]
    [InlineData(400, 400, "upstream.refused", 1)]
    public async Task Failures_are_told_apart(int status, int seen, string code, int attempts)
    {
        await using var stub = await UpstreamStub.StartAsync(UpstreamStub.Json(status, """{"error":{"message":"bad temperature"}}"""));

        var failed = Assert.IsType<UpstreamFailed>((await CompleteAsync(stub)).Error);

        Assert.Equal((seen, code, attempts), (failed.Status, failed.Code, stub.Requests.Count));
        Assert.Equal(status == 400, failed.Message == "bad temperature");
    }

    [Fact]
    public async Task A_long_wait_is_left_to_the_caller()
    {
        await using var stub = await UpstreamStub.StartAsync(UpstreamStub.Json(429, "{}", "60"));

        var failed = Assert.IsType<UpstreamFailed>((await CompleteAsync(stub)).Error);

        Assert.Equal((429, TimeSpan.FromSeconds(60)), (failed.Status, failed.RetryAfter));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_unreachable()
    {
        Uri gone;
        await using (var stub = await UpstreamStub.StartAsync(UpstreamStub.Json(200, Answer)))
            gone = stub.BaseUrl;

        using var client = Client();
        var answer = await Model(client, gone).CompleteAsync(Call(), TestContext.Current.CancellationToken);

        Assert.Equal("upstream.unreachable", answer.Error.Code);
    }

    [Theory]
    [InlineData("http://169.254.169.254/v1")]
    [InlineData("http://[fd00:ec2::254]/v1")]
    [InlineData("http://[::ffff:169.254.169.254]/v1")]
    public async Task Where_clouds_keep_their_metadata_nothing_is_asked(string address)
    {
        using var client = Client();
        var answer = await Model(client, new Uri(address)).CompleteAsync(Call(), TestContext.Current.CancellationToken);

        Assert.Equal("upstream.forbidden", answer.Error.Code);
    }

    [Fact]
    public async Task Nonsense_is_no_answer()
    {
        await using var stub = await UpstreamStub.StartAsync(UpstreamStub.Json(200, "<html>"));

        Assert.Equal("upstream.malformed", (await CompleteAsync(stub)).Error.Code);
    }

    [Fact]
    public async Task A_stream_is_handed_on_part_by_part()
    {
        await using var stub = await UpstreamStub.StartAsync(UpstreamStub.Events(
            """{"choices":[{"delta":{"content":"he"}}]}""", """{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}}]}""",
            """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}""", "[DONE]"));

        List<ChatChunk> parts = [];
        using var client = Client();
        await foreach (var part in (await Model(client, stub.BaseUrl).StreamAsync(Call(), TestContext.Current.CancellationToken)).Value!.WithCancellation(TestContext.Current.CancellationToken))
            parts.Add(part);

        Assert.Equal(["he", "f{}", ""], parts.Select(p => p.Text));
        Assert.True(parts[^1].IsUsageOnly);
        using var sent = JsonDocument.Parse(stub.Requests[0].Body);
        Assert.True(sent.RootElement.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Fact]
    public async Task A_stream_that_breaks_off_says_so()
    {
        var seen = new TaskCompletionSource();
        await using var stub = await UpstreamStub.StartAsync(UpstreamStub.BrokenAfter("""{"choices":[{"delta":{"content":"he"}}]}""", seen.Task));
        using var client = Client();
        var parts = (await Model(client, stub.BaseUrl).StreamAsync(Call(), TestContext.Current.CancellationToken)).Value!;

        await Assert.ThrowsAsync<UpstreamBrokenException>(async () =>
        {
            await foreach (var part in parts.WithCancellation(TestContext.Current.CancellationToken))
            {
                Assert.Equal("he", part.Text);
                seen.SetResult();
            }
        });
        Assert.Single(stub.Requests);
    }

    private static async Task<AdminConsole.ControlPlane.Result<ChatAnswer>> CompleteAsync(UpstreamStub stub)
    {
        using var client = Client();
        return await Model(client, stub.BaseUrl).CompleteAsync(Call(), TestContext.Current.CancellationToken);
    }

    private static UpstreamClient Client() => new(Options.Create(new GatewayOptions()), TimeProvider.System);

    private static OpenAiChatModel Model(UpstreamClient client, Uri address) => new(client, new ModelTarget(address, "real-model", "secret", 1000), new GatewayOptions());

    private static ChatCall Call() => new([new JsonObject { ["role"] = "user", ["content"] = "hi" }], JsonNode.Parse("""{"temperature":0.30}""")!.AsObject());
}
