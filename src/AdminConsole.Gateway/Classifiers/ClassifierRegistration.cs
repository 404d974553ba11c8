using System.Net;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.Gateway.Network;
using Microsoft.Extensions.Options;

namespace AdminConsole.Gateway.Classifiers;

public static class ClassifierRegistration
{
    /// <summary>Registers what asks tenants' classifiers, over the use cases of the control plane.</summary>
    public static IServiceCollection AddClassifiers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClassifierOptions>().Bind(configuration.GetSection(ClassifierOptions.Section));
        services.AddHttpClient(HttpClassifierEndpoint.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var fence = new NetworkFence(provider.GetRequiredService<IOptions<ClassifierOptions>>().Value.AllowPrivateNetworks);
                return new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    UseProxy = false,
                    AutomaticDecompression = DecompressionMethods.None,
                    MaxResponseHeadersLength = 16,
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectCallback = (context, cancellation) => fence.ConnectAsync(context.DnsEndPoint, cancellation),
                };
            });
        return services.AddSingleton<IClassifierEndpoint, HttpClassifierEndpoint>();
    }
}
