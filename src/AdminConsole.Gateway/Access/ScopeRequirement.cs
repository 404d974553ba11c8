using AdminConsole.ControlPlane.Applications;
using Microsoft.AspNetCore.Authorization;

namespace AdminConsole.Gateway.Access;

/// <summary>The scope that an endpoint asks of an API key.</summary>
internal sealed record RequiredScope(ApiScopes Scope)
{
    /// <summary>The scope's name in messages, in <c>WWW-Authenticate</c> and in the API's description.</summary>
    public string Name => Scope.ToString().ToLowerInvariant();
}

public static class ScopeRequirement
{
    /// <summary>Lets only API keys with a scope in. No other scheme counts here, whatever the browser sends along.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, ApiScopes scope)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredScope(scope)).RequireAuthorization(
            new AuthorizationPolicyBuilder(ApiKeyHandler.Scheme)
                .RequireAuthenticatedUser()
                .RequireAssertion(context => context.User is ApplicationPrincipal caller && caller.Application.Scopes.HasFlag(scope))
                .Build());
}
