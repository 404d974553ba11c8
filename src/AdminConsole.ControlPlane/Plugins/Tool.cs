using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Plugins;

/// <summary>A tool as its plugin described it when it was last discovered.</summary>
public sealed class Tool : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public Guid PluginId { get; init; }

    public required string Name { get; init; }

    /// <summary>The plugin's own words: untrusted text.</summary>
    public string Description { get; set; } = "";

    /// <summary>JSON Schema of the arguments.</summary>
    public string InputSchema { get; set; } = "{}";

    /// <summary>SHA-256 over name, description and schema, <c>sha256:…</c>.</summary>
    public required string DefinitionHash { get; set; }

    /// <summary>How sure the detectors were, at discovery, that the plugin's words carry an injection: thousandths, 0 to 1000.</summary>
    public int DescriptionScore { get; set; }

    public ToolEffect Effect { get; set; }

    /// <summary>Set when a later discovery found another definition; the tool cannot be called until an operator accepts it.</summary>
    public bool Drifted { get; set; }
}

/// <summary>What calling a tool can change.</summary>
public enum ToolEffect
{
    Read,
    Write,
    Irreversible,
}
