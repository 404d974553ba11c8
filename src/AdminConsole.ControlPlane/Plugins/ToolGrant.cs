using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.ControlPlane.Plugins;

/// <summary>Lets an application call a tool, or forbids it. Without a grant a tool is neither listed nor callable.</summary>
public sealed class ToolGrant : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    public Guid ApplicationId { get; init; }

    public Guid PluginId { get; init; }

    /// <summary>The tool's name; <c>*</c> for every tool of the plugin. A grant for a name goes before one for all.</summary>
    public required string Tool { get; init; }

    public GrantDecision Decision { get; set; }
}

/// <summary>What a grant says.</summary>
public enum GrantDecision
{
    Deny,
    Allow,
}
