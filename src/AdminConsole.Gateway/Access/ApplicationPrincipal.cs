using System.Security.Claims;
using AdminConsole.ControlPlane.Applications;

namespace AdminConsole.Gateway.Access;

/// <summary>An application that showed an accepted API key.</summary>
internal sealed class ApplicationPrincipal(ApplicationIdentity application)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, application.KeyId.ToString())], ApiKeyHandler.Scheme))
{
    public ApplicationIdentity Application { get; } = application;
}

internal static class ApplicationCaller
{
    /// <summary>The application that calls. Only for endpoints that require a scope.</summary>
    public static ApplicationIdentity Caller(this HttpContext context) => Caller(context.User);

    public static ApplicationIdentity Caller(this ClaimsPrincipal? user) =>
        (user as ApplicationPrincipal)?.Application ?? throw new InvalidOperationException("The endpoint does not require an API key.");
}
