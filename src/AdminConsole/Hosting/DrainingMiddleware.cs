namespace AdminConsole.Hosting;

/// <summary>
/// While the server stops it finishes what it has begun and takes nothing new: a browser whose circuit was closed would otherwise connect again at once and hold the
/// process until its time limit.
/// </summary>
internal sealed class DrainingMiddleware(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested) return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.Connection = "close";
        context.Response.Headers.RetryAfter = "5";
        return Task.CompletedTask;
    }
}
