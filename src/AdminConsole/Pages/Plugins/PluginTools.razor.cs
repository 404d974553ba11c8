using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Plugins;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Pages.Plugins;

/// <summary>The matrix of a plugin's tools and the tenant's applications.</summary>
public sealed partial class PluginTools
{
    [Parameter, EditorRequired]
    public required Plugin Plugin { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ApplicationRow> Applications { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ToolGrant> Grants { get; set; }

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public EventCallback<GrantChange> OnGrant { get; set; }

    [Parameter]
    public EventCallback<(Guid Tool, ToolEffect Effect)> OnEffect { get; set; }

    [Parameter]
    public EventCallback<Tool> OnAccept { get; set; }

    private GrantDecision? DecisionOf(ApplicationRow application, string tool) =>
        Grants.FirstOrDefault(grant => grant.ApplicationId == application.Id && string.Equals(grant.Tool, tool, StringComparison.Ordinal))?.Decision;

    private string Value(ApplicationRow application, string tool) => DecisionOf(application, tool)?.ToString() ?? "";

    private string Tone(ApplicationRow application, string tool) => Value(application, tool).ToLowerInvariant();

    private Task GrantAsync(ApplicationRow application, string tool, ChangeEventArgs e) =>
        OnGrant.InvokeAsync(new GrantChange(application.Id, tool, Enum.TryParse<GrantDecision>(e.Value?.ToString(), out var decision) ? decision : null));

    private Task SetEffectAsync(Tool tool, ChangeEventArgs e) =>
        Enum.TryParse<ToolEffect>(e.Value?.ToString(), out var effect) ? OnEffect.InvokeAsync((tool.Id, effect)) : Task.CompletedTask;
}
