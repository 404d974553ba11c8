using System.Text.Encodings.Web;
using AdminConsole.ControlPlane.Applications;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Feed;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Error = AdminConsole.ControlPlane.Error;

namespace AdminConsole.Gateway.Access;

/// <summary>Authenticates applications by an API key as bearer token. The live feed alone takes it from the query too: a browser's WebSocket carries no header.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyService keys, IOptions<GatewayOptions> gateway)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";

    private const string Bearer = "Bearer ";
    private Error? _refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret)
            return AuthenticateResult.NoResult();
        var known = await keys.AuthenticateAsync(secret, Context.RequestAborted);
        if (!known.Succeeded)
        {
            _refusal = known.Error;
            return AuthenticateResult.Fail(known.Error.Code);
        }

        var properties = new AuthenticationProperties { ExpiresUtc = TimeProvider.GetUtcNow() + gateway.Value.FeedAuthentication };
        return AuthenticateResult.Success(new AuthenticationTicket(new ApplicationPrincipal(known.Value), properties, Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = _refusal is null
            ? "Bearer realm=\"mocop\""
            : $"Bearer realm=\"mocop\", error=\"invalid_token\", error_description=\"{_refusal.Message}\"";
        return new Refusal(
            StatusCodes.Status401Unauthorized,
            _refusal?.Code ?? "key.missing",
            _refusal?.Message ?? "This needs an API key: Authorization: Bearer mk_…").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Name;
        Response.Headers.WWWAuthenticate = $"Bearer realm=\"mocop\", error=\"insufficient_scope\", scope=\"{scope}\"";
        return new Refusal(StatusCodes.Status403Forbidden, "scope.missing", $"The API key lacks the scope “{scope}”.").ExecuteAsync(Context);
    }

    private string? Secret()
    {
        var header = Request.Headers.Authorization;
        if (header.Count == 1 && header[0] is { } value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return value[Bearer.Length..].Trim();
        return header.Count == 0 && Request.Path.StartsWithSegments(IncidentHub.Path, StringComparison.OrdinalIgnoreCase) && Request.Query["access_token"] is [{ Length: > 0 } token]
            ? token
            : null;
    }
}
