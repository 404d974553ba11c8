using System.Text;
using System.Text.Json;
using AdminConsole.Gateway.Plugins.Calls;
using AdminConsole.Gateway.Plugins.Sessions;
using ModelContextProtocol.Protocol;

namespace Gateway.Tests.Plugins;

public sealed class ToolAnswerTests
{
    [Theory]
    [InlineData("""{"path":"/srv/a.txt"}""", "/srv/a.txt")]
    [InlineData("""{"limit":3,"URL":"https://a.example/x","path":"/b"}""", "https://a.example/x")]
    [InlineData("""{"path":["/a"],"file":"b"}""", "b")]
    [InlineData("""{"query":"/a"}""", null)]
    [InlineData("""{"path":""}""", null)]
    [InlineData("""{"path":"a\u0000b\u202ec\n"}""", "a\uFFFDb\uFFFDc\uFFFD")]
    public void The_address_is_the_first_string_named_so_and_holds_nothing_invisible(string arguments, string? expected) =>
        Assert.Equal(expected, AnswerAddress.Of(Arguments(arguments)));

    [Fact]
    public void A_long_address_is_cut_between_characters()
    {
        var address = AnswerAddress.Of(Arguments(JsonSerializer.Serialize(new { path = string.Concat(Enumerable.Repeat("😀", 2000)) })))!;
        Assert.True(address.Length <= 2048);
        Assert.EndsWith("😀…", address, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_parts_are_joined_and_the_limit_holds_for_all_together()
    {
        var answer = new CallToolResult { Content = [new TextContentBlock { Text = "ab" }, ImageContentBlock.FromBytes(new byte[] { 1 }, "image/png"), new TextContentBlock { Text = "cd" }] };
        var text = AnswerText.Of(answer, 5)!;
        Assert.Equal(("ab\ncd", "text/plain"), (text.Text, text.MediaType));
        Assert.Equal(["image"], text.Omitted);
        Assert.Null(AnswerText.Of(answer, 4));
    }

    [Fact]
    public void Half_a_character_becomes_a_replacement() =>
        Assert.Equal("a\uFFFDb", AnswerText.Of(new CallToolResult { Content = [new TextContentBlock { Text = "a\ud800b" }] }, 10)!.Text);

    [Fact]
    public void What_is_written_unasked_uses_up_the_allowance()
    {
        var allowance = new OutputAllowance(1024, concurrentCalls: 1);
        allowance.Spend(1024 * 16);
        allowance.Grant();
        allowance.Spend(1024 * 16);
        Assert.False(allowance.Exceeded);
        Assert.Throws<OutputTooLargeException>(() => allowance.Spend(140_000));
        Assert.True(allowance.Exceeded);
    }

    [Fact]
    public void Calls_that_need_little_save_up_no_more_than_the_calls_at_once_may_use()
    {
        var allowance = new OutputAllowance(1024, concurrentCalls: 1);
        for (var i = 0; i < 100; i++)
            allowance.Grant();
        Assert.Throws<OutputTooLargeException>(() => allowance.Spend((2 * ((1024 * 16) + 65_536)) + 1));
    }

    [Fact]
    public void A_body_without_arguments_calls_with_none()
    {
        Assert.True(ToolCallBody.TryRead("""{"callId":"call:1"}"""u8.ToArray(), "p", "t", out var call, out _));
        Assert.Empty(call.Arguments);
        Assert.Equal("call:1", call.CallId);
    }

    [Fact]
    public void A_body_nested_too_deep_is_refused()
    {
        var body = Encoding.UTF8.GetBytes("{\"arguments\":{\"a\":" + new string('[', 40) + new string(']', 40) + "}}");
        Assert.False(ToolCallBody.TryRead(body, "p", "t", out _, out var refusal));
        Assert.Equal("body.malformed", refusal!.Code);
    }

    private static Dictionary<string, JsonElement> Arguments(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
}
