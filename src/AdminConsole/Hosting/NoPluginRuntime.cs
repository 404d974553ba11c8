using AdminConsole.ControlPlane.Plugins;

namespace AdminConsole.Hosting;

/// <summary>Stands where no plugin runtime was added: nothing is started and nothing is called.</summary>
internal sealed class NoPluginRuntime : IToolSource
{
    public Task<IReadOnlyList<DiscoveredTool>> ListToolsAsync(Plugin plugin, CancellationToken cancellation) =>
        throw new PluginFailedException("This server runs no plugins.");
}
