using AdminConsole.ControlPlane;

namespace AdminConsole.Gateway.Plugins;

/// <summary>A call that a plugin did not answer as it should. The message is for the caller and holds nothing that the plugin wrote, nor a path of the machine.</summary>
/// <param name="Status">The HTTP status: the plugin is to the gateway what an upstream server is to a proxy.</param>
/// <param name="Code">Stable and machine-readable.</param>
/// <param name="Message">For a person.</param>
internal sealed record PluginFault(int Status, string Code, string Message) : Error(Code, Message)
{
    public static PluginFault Failed(string plugin, string how) => new(StatusCodes.Status502BadGateway, "plugin.failed", $"The plugin “{plugin}” {how}.");

    public static PluginFault TimedOut(string plugin, int seconds) =>
        new(StatusCodes.Status504GatewayTimeout, "plugin.timeout", $"The plugin “{plugin}” did not answer within its {seconds} seconds.");

    public static PluginFault OutputTooLarge(string plugin, int characters) =>
        new(StatusCodes.Status502BadGateway, "plugin.output-too-large", $"The plugin “{plugin}” answered more than its {characters} characters.");

    public static PluginFault Busy(string plugin) => new(StatusCodes.Status503ServiceUnavailable, "plugin.busy", $"The plugin “{plugin}” has too many calls waiting.");
}
