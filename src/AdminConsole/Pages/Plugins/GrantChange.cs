using AdminConsole.ControlPlane.Plugins;

namespace AdminConsole.Pages.Plugins;

/// <summary>A cell of the matrix that was set; without a decision the grant is taken away.</summary>
public sealed record GrantChange(Guid Application, string Tool, GrantDecision? Decision);
