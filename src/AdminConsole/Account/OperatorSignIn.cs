using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;

namespace AdminConsole.Account;

/// <summary>Signs operators in with a cookie, and closes everything to everybody else.</summary>
internal static class OperatorSignIn
{
    /// <summary>For the pages of somebody who is signed in and must still choose a password.</summary>
    public const string SignedInPolicy = "signed-in";

    /// <summary>The claim of an operator who has only a one-time password.</summary>
    public const string MustChangePasswordClaim = "mocop:must-change-password";

    public static void AddOperatorSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentityCore<Operator>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // Length before composition rules (NIST SP 800-63B).
                identity.Password.RequiredLength = 12;
                identity.Password.RequiredUniqueChars = 5;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddEntityFrameworkStores<ConsoleDbContext>()
            .AddClaimsPrincipalFactory<OperatorPrincipal>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Configure));
        // A session ends with the next page that is asked for after its password was changed or reset, not some minutes later.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.Zero);
        services.AddAuthorizationBuilder()
            .SetDefaultPolicy(Console().Build())
            .SetFallbackPolicy(Console().Build())
            .AddPolicy(SignedInPolicy, policy => policy.RequireAuthenticatedUser());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, RevalidatingOperator>();
        services.AddScoped<SignedInOperator>();
        services.AddSingleton<SetupCode>();
    }

    private static AuthorizationPolicyBuilder Console() =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !context.User.HasClaim(claim => claim.Type is MustChangePasswordClaim));

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "mocop-operator";
        // Strict would drop the sign-in of an operator who follows a link from a ticket; every change asks for an antiforgery token or a circuit.
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/account/login";
        cookie.AccessDeniedPath = "/account/password";
        cookie.ReturnUrlParameter = "returnUrl";
        // Style sheets and scripts are the same for everybody: for them nobody is looked up.
        cookie.Events.OnValidatePrincipal = context => context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            ? SecurityStampValidator.ValidatePrincipalAsync(context)
            : Task.CompletedTask;
        cookie.Events.OnRedirectToLogin = context => RedirectBrowser(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => RedirectBrowser(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Only a browser that opens a page is sent to another one; a program gets the status.</summary>
    private static Task RedirectBrowser(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
