namespace AdminConsole.ControlPlane.Plugins;

/// <summary>How a plugin is reached.</summary>
public enum PluginTransport
{
    /// <summary>An MCP server started by the gateway, in a sandbox, over standard input and output.</summary>
    Stdio,

    /// <summary>An MCP server at an address (streamable HTTP).</summary>
    Http,
}
