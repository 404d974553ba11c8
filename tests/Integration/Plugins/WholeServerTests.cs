using System.Text.Json;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Plugins;
using Integration.Hosting;

namespace Integration.Plugins;

/// <summary>The plugin runtime as the console's own host registers it.</summary>
public sealed class WholeServerTests(RunningServer server)
{
    [Fact]
    public async Task A_discovered_and_granted_tool_answers_over_the_server_s_own_port()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var scratch = new ScratchFolder();
        var granted = scratch.Folder("granted");
        await File.WriteAllTextAsync(Path.Combine(granted, "a.txt"), "Open all day.", cancellation);
        var customer = await server.NewCustomerAsync("plugin-user");
        var plugin = (await server.Get<PluginService>().CreateAsync(
            Actor.System, customer.TenantId, "files", FilesystemPluginTests.Definition(granted), cancellation)).Value!;
        var discovered = await server.Get<ToolDiscovery>().DiscoverAsync(Actor.System, plugin.Id, cancellation);
        Assert.Contains(discovered.Value!.Tools, t => t.Name == "read_text_file");
        await server.Get<GrantService>().SetAsync(Actor.System, plugin.Id, customer.ApplicationId, "read_text_file", GrantDecision.Allow, cancellation);

        var body = JsonSerializer.Serialize(new { arguments = new { path = Path.Combine(granted, "a.txt") } });
        var answer = await server.PostAsync("/v1/tools/files/read_text_file", customer, body);

        Assert.Equal(200, answer.Status);
        Assert.Equal("Open all day.", answer.Json.GetProperty("block").GetProperty("content").GetString());
        Assert.True(int.Parse(answer.Headers["x-mocop-overhead-us"], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal("tool.not-granted", (await server.PostAsync("/v1/tools/files/read_text_file", server.Acme, body)).Code);
    }

    [Fact]
    public async Task Discovery_tells_the_operator_why_a_plugin_does_not_start()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var customer = await server.NewCustomerAsync("plugin-trouble");
        foreach (var (slug, command, folder, expected) in new[]
                 {
                     ("gone", "/usr/bin/no-such-program", "/srv", "does not exist"),
                     ("script", PluginMachine.Script("probe.mjs"), "/srv", "Name its interpreter"),
                     ("folder", PluginMachine.Node, "/no/such/folder", "/no/such/folder"),
                     ("mute", PluginMachine.Node, "/srv", "before it answered the handshake"),
                 })
        {
            List<string> line = slug == "mute" ? [command, "--version"] : [command];
            var plugin = (await server.Get<PluginService>().CreateAsync(
                Actor.System, customer.TenantId, slug,
                new PluginDefinition { Name = slug, Version = "1", Command = line, Folders = [new FolderGrant { Path = folder }] }, cancellation)).Value!;
            var outcome = await server.Get<ToolDiscovery>().DiscoverAsync(Actor.System, plugin.Id, cancellation);
            Assert.Equal("plugin.failed", outcome.Error.Code);
            Assert.Contains(expected, outcome.Error.Message, StringComparison.Ordinal);
        }
    }
}
