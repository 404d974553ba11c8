using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Incidents;
using AdminConsole.ControlPlane.Plugins;
using AdminConsole.ControlPlane.Policies;
using AdminConsole.ControlPlane.RulePacks;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Plugins.Sessions;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Sealing;
using ModelContextProtocol.Protocol;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>Calls a granted tool and makes of its answer a sealed block, scanned before anybody sees it.</summary>
internal sealed class ToolCaller(
    GrantService grants, McpPluginHost host, PolicyService policies, TenantScanners scanners, SigningKeyStore keys, IncidentRecorder incidents, TimeProvider clock)
{
    /// <summary>Calls the tool as an application.</summary>
    /// <param name="caller">The application.</param>
    /// <param name="call">The call.</param>
    /// <param name="time">Does not count the time that the plugin takes.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The answer, or a <see cref="ToolRefused"/> or <see cref="PluginFault"/>. A flagged answer is a stored incident when this returns.</returns>
    public async Task<Result<ToolAnswer>> CallAsync(ApplicationIdentity caller, ToolCall call, CallClock? time, CancellationToken cancellation)
    {
        var granted = await grants.AuthorizeCallAsync(caller, call.Plugin, call.Tool, cancellation);
        if (!granted.Succeeded)
            return Result<ToolAnswer>.Failed(granted.Errors);

        var plugin = granted.Value;
        var policy = await policies.InForceAsync(caller.TenantId, cancellation);
        var engine = await scanners.ForAsync(caller.TenantId, cancellation);
        var ring = await keys.RingAsync(cancellation);
        var answered = await (time is null ? AnswerAsync() : time.WaitAsync(AnswerAsync));
        if (!answered.Succeeded)
            return Result<ToolAnswer>.Failed(answered.Errors);
        if (AnswerText.Of(answered.Value, plugin.Sandbox.OutputCharacters) is not { } text)
            return PluginFault.OutputTooLarge(plugin.Slug, plugin.Sandbox.OutputCharacters);

        var block = SealedBlock(caller, plugin, call, text, ring.Active);
        // Whether or not the caller still listens.
        var scan = await engine.InspectAsync(block, policy, CancellationToken.None);
        var incident = scan.Verdict is Verdict.Allow
            ? null
            : await incidents.RecordAsync(caller, "tools", block, TrustLevel.Plugin, policy, scan, CancellationToken.None);
        return new ToolAnswer(block, scan, incident, answered.Value.IsError is true, text.Omitted, $"{policy.Id} v{policy.Version}");

        Task<Result<CallToolResult>> AnswerAsync() => host.CallAsync(plugin, call.Tool, call.Arguments.ToDictionary(), cancellation);
    }

    /// <summary>A block that answers the model's own call may be its <c>tool</c> message; otherwise it is told to the model by the user.</summary>
    private ContextBlock SealedBlock(ApplicationIdentity caller, Plugin plugin, ToolCall call, AnswerText text, SigningKey key)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var block = new ContextBlock
        {
            Kind = BlockKind.Plugin,
            Role = call.CallId is null ? BlockRole.User : BlockRole.Tool,
            Content = text.Text,
            MediaType = text.MediaType,
            Tenant = caller.Tenant,
            CreatedAt = now,
            Origin = new BlockOrigin("plugin", plugin.Slug, plugin.Version, call.Tool, call.CallId ?? $"call_{Guid.CreateVersion7(now):N}", AnswerAddress.Of(call.Arguments)),
        };
        return block with { Seal = BlockSealing.Seal(block, key) };
    }
}
