using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Pages.Plugins;

namespace AdminConsole.Tests.Plugins;

public sealed class PluginFieldsTests
{
    [Fact]
    public void A_command_and_its_folders_are_typed_one_per_line()
    {
        var fields = new PluginFields { Transport = PluginTransport.Stdio, Command = "/usr/bin/node\n  server.js \n\n/srv/docs", Folders = "/srv/docs\n/srv/out rw", Url = "https://left.over" };

        var definition = fields.Definition;

        Assert.Equal(["/usr/bin/node", "server.js", "/srv/docs"], definition.Command);
        Assert.Equal([("/srv/docs", false), ("/srv/out", true)], definition.Folders.Select(folder => (folder.Path, folder.Writable)));
        Assert.Null(definition.Url);
    }

    [Fact]
    public void A_plugin_at_an_address_has_no_command_and_no_folder()
    {
        var definition = new PluginFields { Transport = PluginTransport.Http, Url = " https://weather.example/mcp ", Command = "/bin/sh", Folders = "/etc" }.Definition;

        Assert.Equal("https://weather.example/mcp", definition.Url);
        Assert.Empty(definition.Command);
        Assert.Empty(definition.Folders);
    }

    [Fact]
    public void What_is_stored_is_typed_back_the_same()
    {
        var plugin = new Plugin
        {
            Slug = "files",
            Name = "Files",
            Version = "1.8.2",
            Transport = PluginTransport.Stdio,
            Command = ["/usr/bin/node", "server.js"],
            Sandbox = new SandboxLimits { Folders = [new() { Path = "/srv/out", Writable = true }], Network = true, CallSeconds = 7 },
        };

        var definition = PluginFields.Of(plugin).Definition;

        Assert.Equal(plugin.Command, definition.Command);
        Assert.Equal(("/srv/out", true), (definition.Folders[0].Path, definition.Folders[0].Writable));
        Assert.Equal((true, 7), (definition.Network, definition.CallSeconds));
    }
}
