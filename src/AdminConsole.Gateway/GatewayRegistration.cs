using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Chat;
using AdminConsole.Gateway.Classifiers;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Description;
using AdminConsole.Gateway.Feed;
using AdminConsole.Gateway.Health;
using AdminConsole.Gateway.Models;
using AdminConsole.Gateway.Plugins;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdminConsole.Gateway;

public static class GatewayRegistration
{
    /// <summary>Registers the data plane over the use cases of the control plane, which the caller adds.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GatewayOptions>().Bind(configuration.GetSection(GatewayOptions.Section));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null);
        services.AddAuthorization();
        services.AddTransient<IStartupFilter, CallTimingFilter>();

        services.AddSingleton<ContextPipeline>();
        services.AddPlugins(configuration);
        services.AddClassifiers(configuration);

        services.AddSingleton<UpstreamClient>();
        services.AddSingleton<ChatModels>();
        services.AddSingleton<AnswerWatch>();
        services.AddSingleton<ChatPipeline>();
        services.AddSingleton<Playground>();

        services.AddSingleton<IncidentFanOut>();
        services.AddSignalR().AddJsonProtocol(options => JsonAnswer.Configure(options.PayloadSerializerOptions));
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        services.AddHostedService<GuardsAtStart>();
        services.AddApiDescription();
        return services;
    }
}
