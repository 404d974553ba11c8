using AdminConsole.ControlPlane;

namespace AdminConsole.Gateway.Plugins;

/// <summary>A call that a plugin did not answer as it should. The message is for the caller and holds nothing that the plugin wrote, nor a path of the machine.</summary>
internal sealed record PluginFault(string Code, string Message) : Error(Code, Message)
{
    public static PluginFault Failed(string plugin, string how) => new("plugin.failed", $"The plugin “{plugin}” {how}.");

    public static PluginFault TimedOut(string plugin, int seconds) => new("plugin.timeout", $"The plugin “{plugin}” did not answer within its {seconds} seconds.");

    public static PluginFault OutputTooLarge(string plugin, int characters) =>
        new("plugin.output-too-large", $"The plugin “{plugin}” answered more than its {characters} characters.");

    public static PluginFault Busy(string plugin) => new("plugin.busy", $"The plugin “{plugin}” has too many calls waiting.");
}
