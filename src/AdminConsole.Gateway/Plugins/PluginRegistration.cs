using AdminConsole.ControlPlane.Plugins;
using AdminConsole.Gateway.Plugins.Calls;
using AdminConsole.Gateway.Plugins.Sandboxing;
using AdminConsole.Gateway.Plugins.Sessions;
using Microsoft.Extensions.Options;

namespace AdminConsole.Gateway.Plugins;

public static class PluginRegistration
{
    /// <summary>Registers the plugin runtime, <see cref="IToolSource"/> among it, over the use cases of the control plane.</summary>
    public static IServiceCollection AddPlugins(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PluginOptions>().Bind(configuration.GetSection(PluginOptions.Section));
        return services
            .AddSingleton(provider => provider.GetRequiredService<IOptions<PluginOptions>>().Value)
            .AddSingleton<ProcessStarter>()
            .AddSingleton<Sandbox>()
            .AddSingleton<PluginConnector>()
            .AddSingleton<McpPluginHost>()
            .AddSingleton<IToolSource>(provider => provider.GetRequiredService<McpPluginHost>())
            .AddSingleton<ToolCaller>()
            .AddHostedService<PluginUpkeep>();
    }
}
