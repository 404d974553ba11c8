using System.Diagnostics;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Plugins;

namespace Integration.Plugins;

/// <summary>A plugin at an address.</summary>
public sealed class HttpPluginTests : IAsyncLifetime
{
    private Process _server = null!;
    private PluginGateway _gateway = null!;
    private PluginCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _server = Process.Start(new ProcessStartInfo(PluginMachine.Node, [PluginMachine.Script("http-plugin.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        _gateway = await PluginGateway.StartAsync();
        _caller = await _gateway.CallerAsync("acme");
        var plugin = await _gateway.PluginAsync(_caller, "remote", new PluginDefinition
        {
            Name = "Remote",
            Version = "1",
            Transport = PluginTransport.Http,
            Url = $"http://127.0.0.1:{port}/mcp",
            OutputCharacters = 2048,
        });
        await _gateway.GrantAsync(_caller, plugin, GrantService.EveryTool);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _server.Kill();
        _server.Dispose();
    }

    [Fact]
    public async Task Its_answer_is_a_sealed_block_like_any_other()
    {
        var answer = await _caller.ToolAsync("remote", "echo", new { text = "21 °C", url = "https://weather.example/berlin" });
        Assert.Equal("21 °C", answer.Content);
        Assert.Equal("https://weather.example/berlin", answer.Block["origin"]!["uri"]!.GetValue<string>());
        var context = await _caller.ContextAsync(answer.Block);
        Assert.True(context.Json["envelope"]!["blocks"]![0]!["proven"]!.GetValue<bool>());
    }

    [Fact]
    public async Task It_leads_the_gateway_nowhere_else()
    {
        Assert.Equal(502, (await _caller.ToolAsync("remote", "redirect", new { })).Status);
        Assert.Equal("0", (await _caller.ToolAsync("remote", "redirected", new { })).Content);
    }

    [Fact]
    public async Task It_cannot_be_where_clouds_keep_their_metadata()
    {
        var created = await _gateway.Get<PluginService>().CreateAsync(
            Actor.System,
            _caller.Identity.TenantId,
            "metadata",
            new PluginDefinition { Name = "Metadata", Version = "1", Transport = PluginTransport.Http, Url = "http://169.254.169.254/mcp", OutputCharacters = 2048 },
            TestContext.Current.CancellationToken);

        var discovered = await _gateway.Get<ToolDiscovery>().DiscoverAsync(Actor.System, created.Value!.Id, TestContext.Current.CancellationToken);

        Assert.Contains("such addresses are never called", discovered.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_answer_ends_at_the_limit_and_what_a_failure_says_is_not_passed_on()
    {
        Assert.Equal("plugin.output-too-large", (await _caller.ToolAsync("remote", "endless", new { })).Code);
        var failed = await _caller.ToolAsync("remote", "fails", new { });
        Assert.Equal((502, "plugin.failed"), (failed.Status, failed.Code));
        Assert.DoesNotContain("SECRET", failed.Text + _gateway.Log.Text, StringComparison.Ordinal);
    }
}
