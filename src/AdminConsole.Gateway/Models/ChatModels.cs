using AdminConsole.ControlPlane.Applications;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.Gateway.Models.Simulated;
using Microsoft.Extensions.Options;

namespace AdminConsole.Gateway.Models;

/// <summary>Finds the model behind a name that an application uses.</summary>
public sealed class ChatModels(ModelService routes, UpstreamClient upstream, IOptions<GatewayOptions> options, TimeProvider clock)
{
    private const int SimulatedWindow = 128_000;

    /// <summary>The model; null when the caller's tenant has no such one.</summary>
    public async Task<ReachableModel?> FindAsync(ApplicationIdentity caller, string name, CancellationToken cancellation) =>
        name == ModelService.Simulated
            ? new ReachableModel(new SimulatedModel(clock), SimulatedWindow)
            : await routes.FindAsync(caller, name, cancellation) is { } target
                ? new ReachableModel(new OpenAiChatModel(upstream, target, options.Value), target.ContextWindow)
                : null;
}

/// <summary>A model that can be called.</summary>
/// <param name="Model">The model.</param>
/// <param name="ContextWindow">How many tokens prompt and answer may have together.</param>
public sealed record ReachableModel(IChatModel Model, int ContextWindow);
