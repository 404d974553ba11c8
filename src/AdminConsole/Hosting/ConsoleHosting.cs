using AdminConsole.Components;
using AdminConsole.Layout;
using AdminConsole.Pages.Audit;
using AdminConsole.Pages.ContextLab;
using AdminConsole.Pages.Contexts;
using AdminConsole.Pages.Incidents;
using Microsoft.AspNetCore.Diagnostics;
using Radzen;

namespace AdminConsole.Hosting;

/// <summary>What the browser console needs, in the order in which Program.cs reads.</summary>
internal static class ConsoleHosting
{
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddScoped<PageTicks>();
        builder.Services.AddScoped<TenantChoice>();
        builder.Services.AddScoped<PageProgress>();
        builder.Services.AddSingleton<LabAssembly>();
        builder.Services.AddScoped<LabHandoff>();
    }

    public static void UseConsole(this WebApplication app)
    {
        app.UseMiddleware<DrainingMiddleware>();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // Programs get their status bare; only a browser that opened an unknown address gets the page.
            var wantsPage = context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
            if (!wantsPage && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(context);
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapConsole(this WebApplication app)
    {
        // Style sheets and scripts, the same for everybody: the sign-in page needs them.
        app.MapStaticAssets().AllowAnonymous();
        app.MapContextDownload();
        app.MapIncidentDownload();
        app.MapAuditDownload();
        app.MapRazorComponents<App>()
            // SecurityHeadersMiddleware already says who may frame the console: nobody.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
