using System.Text;
using AdminConsole.ControlPlane.Signing;
using Microsoft.AspNetCore.Authorization;

namespace AdminConsole.Gateway.Keys;

/// <summary>Publishes the keys that envelopes verify with.</summary>
internal static class PublicKeysEndpoint
{
    public static void MapPublicKeys(this IEndpointRouteBuilder api) =>
        api.MapGet("/.well-known/jwks.json", GetAsync).AllowAnonymous()
            .WithSummary("The public keys").WithDescription("A JSON Web Key Set (RFC 7517). Keys that were rotated out stay in it, so that old envelopes keep verifying.");

    private static async Task<IResult> GetAsync(HttpContext http, SigningKeyStore keys)
    {
        var ring = await keys.RingAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Text(ring.PublicJwks(), "application/json", Encoding.UTF8);
    }
}
