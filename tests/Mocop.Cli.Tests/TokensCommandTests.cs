namespace Mocop.Cli.Tests;

public sealed class TokensCommandTests
{
    [Fact]
    public async Task Counts_standard_input()
    {
        var run = await MocopProcess.Run("hello world", "tokens", "--encoding", "o200k_base");
        Assert.Equal((0, "{\"encoding\":\"o200k_base\",\"tokens\":2}\n", ""), (run.ExitCode, run.Output, run.Messages));
    }

    [Theory]
    [InlineData("gpt-4", "{\"model\":\"gpt-4\",\"encoding\":\"cl100k_base\",\"isEstimate\":false,\"tokens\":2}\n")]
    [InlineData("claude-sonnet-4", "{\"model\":\"claude-sonnet-4\",\"encoding\":\"o200k_base\",\"isEstimate\":true,\"tokens\":2}\n")]
    public async Task A_model_whose_encoding_is_not_published_is_an_estimate(string model, string output) =>
        Assert.Equal(output, (await MocopProcess.Run("hello world", "tokens", "--model", model)).Output);

    [Fact]
    public async Task A_model_and_an_encoding_exclude_each_other() =>
        Assert.Equal(2, (await MocopProcess.Run("x", "tokens", "--model", "gpt-4", "--encoding", "p50k_base")).ExitCode);

    [Fact]
    public async Task Lists_the_tokens_of_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "tiktoken is great!", TestContext.Current.CancellationToken);
            var run = await MocopProcess.Run("", "tokens", file, "--encoding", "cl100k_base", "--ids");
            Assert.Equal("{\"encoding\":\"cl100k_base\",\"tokens\":6,\"ids\":[83,1609,5963,374,2294,0]}\n", run.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_special_token_is_ordinary_text()
    {
        var run = await MocopProcess.Run("<|endoftext|>", "tokens", "--ids");
        var ids = run.Json.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()).ToArray();
        Assert.True(ids.Length > 1);
        Assert.DoesNotContain(199999, ids);
    }

    [Fact]
    public async Task A_byte_order_mark_counts()
    {
        var run = await MocopProcess.Run([0xEF, 0xBB, 0xBF], "tokens");
        Assert.Equal(1, run.Json.GetProperty("tokens").GetInt32());
    }

    [Theory]
    [InlineData("tokens", "--encoding", "o300k")]
    [InlineData("tokens", "--nothing")]
    [InlineData("tokens", "/no/such/file")]
    [InlineData("frobnicate")]
    [InlineData("verify", "-")]
    [InlineData("verify", "-", "--jwks", "/no/such/file")]
    [InlineData("assemble", "-", "--key", "/no/such/file")]
    [InlineData("render", "-", "--format", "word")]
    [InlineData("scan", "--kind", "poem")]
    public async Task Wrong_use_is_told_on_standard_error_alone(params string[] arguments)
    {
        var run = await MocopProcess.Run("{}", arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("mocop: ", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_utf8_is_wrong_use()
    {
        var run = await MocopProcess.Run([0x61, 0xFF], "tokens");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("byte 1", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokens")]
    [InlineData("scan")]
    [InlineData("assemble")]
    [InlineData("render")]
    [InlineData("verify")]
    [InlineData("unrender")]
    [InlineData("prove")]
    [InlineData("jwks")]
    public async Task Help_shows_an_example(string command)
    {
        var run = await MocopProcess.Run("", command, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"mocop {command}", run.Output, StringComparison.Ordinal);
        Assert.Contains("Example", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 done", run.Output, StringComparison.Ordinal);
    }
}
