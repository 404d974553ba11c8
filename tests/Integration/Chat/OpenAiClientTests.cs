using System.Diagnostics;
using System.Text.Json;
using Integration.Architecture;
using Integration.Hosting;

namespace Integration.Chat;

/// <summary>The official JavaScript client of OpenAI's API against the running server.</summary>
public sealed class OpenAiClientTests(RunningServer server)
{
    [Fact]
    public async Task The_npm_client_completes_chats_streaming_and_not()
    {
        var result = await RunAsync("openai-chat.mjs");

        Assert.Contains("sunny", result.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(result.GetProperty("text").GetString(), result.GetProperty("streamed").GetString());
        Assert.StartsWith("inc_", result.GetProperty("incident").GetString(), StringComparison.Ordinal);
        Assert.True(result.GetProperty("usage").GetInt32() > 0);
        Assert.Equal("get_weather", result.GetProperty("calledTool").GetString());
        Assert.Contains("simulated", result.GetProperty("models").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal((404, "model.unknown"), (result.GetProperty("refused").GetProperty("status").GetInt32(), result.GetProperty("refused").GetProperty("code").GetString()));
        Assert.Equal((401, "key.unknown"), (result.GetProperty("wrongKey").GetProperty("status").GetInt32(), result.GetProperty("wrongKey").GetProperty("code").GetString()));
    }

    private async Task<JsonElement> RunAsync(string script)
    {
        var folder = Path.Combine(Repository.Root, "tests", "npm");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules", "openai")), "tests/npm/node_modules is missing: run tests/setup.sh first.");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, script)])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MOCOP_URL"] = server.Address.ToString(), ["MOCOP_KEY"] = server.Acme.Key },
        };
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }
}
