using AdminConsole.ControlPlane.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace AdminConsole.Account;

internal static class AccountEndpoints
{
    /// <summary>Signing out, which writes a cookie and therefore is no component's business.</summary>
    public static void MapAccount(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/account/logout", async (HttpContext context, IAntiforgery antiforgery, SignInManager<Operator> signIn) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/account/login");
        }).RequireAuthorization(OperatorSignIn.SignedInPolicy).ExcludeFromDescription();
}
