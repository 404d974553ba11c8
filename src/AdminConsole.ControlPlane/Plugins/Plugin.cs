using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Plugins;

/// <summary>A source of tools: an MCP server in a sandbox or at an address, or a plain HTTP tool.</summary>
public sealed class Plugin : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    /// <summary>The short name in addresses and block origins, unique inside the tenant; never changes.</summary>
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required string Version { get; set; }

    public PluginTransport Transport { get; set; }

    /// <summary>For <see cref="PluginTransport.Stdio"/>: the program and its arguments, one per item.</summary>
    public List<string> Command { get; set; } = [];

    /// <summary>For <see cref="PluginTransport.Http"/>: the MCP endpoint.</summary>
    public string? Url { get; set; }

    /// <summary>What the sandbox of a stdio plugin lets it reach.</summary>
    public SandboxLimits Sandbox { get; set; } = new();

    /// <summary>A suspended plugin is neither listed nor callable.</summary>
    public bool Suspended { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the tools were last read from the running plugin.</summary>
    public DateTimeOffset? DiscoveredAt { get; set; }

    public List<Tool> Tools { get; } = [];
}
