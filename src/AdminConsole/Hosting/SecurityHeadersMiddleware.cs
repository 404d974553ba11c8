namespace AdminConsole.Hosting;

/// <summary>Tells the browser what this console never does, so that injected markup could not do it either.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    private static readonly string ContentSecurityPolicy = string.Join("; ",
        "default-src 'none'",
        // No inline script and no eval, handlers in attributes included: untrusted text is on every page.
        "script-src 'self'",
        // Radzen positions its popups, grids and charts with style attributes, as do the widths of the budget bar.
        "style-src 'self' 'unsafe-inline'",
        // data: for the small pictures inside Radzen's style sheet. No remote picture: one in a payload would tell its owner that it was read.
        "img-src 'self' data:",
        "font-src 'self'",
        // The circuit, over WebSocket or long polling, on the own origin.
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'");

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        // For browsers that do not know frame-ancestors.
        headers.XFrameOptions = "DENY";
        // Addresses of the console carry filters and ids; they are nobody else's business.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}
