using AdminConsole.ControlPlane.Applications;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Chat;
using AdminConsole.Gateway.Contexts;
using AdminConsole.Gateway.Feed;
using AdminConsole.Gateway.Health;
using AdminConsole.Gateway.Incidents;
using AdminConsole.Gateway.Keys;
using AdminConsole.Gateway.Plugins.Calls;
using AdminConsole.Gateway.Scanning;

namespace AdminConsole.Gateway;

public static class GatewayMapping
{
    /// <summary>Maps the data plane: what applications call.</summary>
    public static void MapGateway(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, FaultFilter>();
        api.MapContexts();
        api.MapScan();
        api.MapChat();
        api.MapTools();
        api.MapIncidents();
        api.MapPublicKeys();
        app.MapHub<IncidentHub>(IncidentHub.Path, options => options.CloseOnAuthenticationExpiration = true).RequireScope(ApiScopes.Incidents);
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }
}
