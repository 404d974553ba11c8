using System.Globalization;

namespace AdminConsole.Gateway.Answers;

/// <summary>How long a call has taken, without the time that it waited for others.</summary>
internal sealed class CallClock(TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private long _waited;

    public long OverheadMicroseconds => (long)clock.GetElapsedTime(_started, clock.GetTimestamp() - _waited).TotalMicroseconds;

    /// <summary>Waits for somebody else's work.</summary>
    public async Task<T> WaitAsync<T>(Func<Task<T>> work)
    {
        var began = clock.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            _waited += clock.GetTimestamp() - began;
        }
    }
}

internal static class CallClocks
{
    /// <summary>The clock of this call.</summary>
    public static CallClock Clock(this HttpContext context) => context.Features.Get<CallClock>() ?? throw new InvalidOperationException("The call is not timed.");
}

/// <summary>Times every call of the data plane and says so in a header, whatever comes of the call.</summary>
internal sealed class CallTiming(RequestDelegate next, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase))
            return next(context);
        var timing = new CallClock(clock);
        context.Features.Set(timing);
        context.Response.OnStarting(
            () =>
            {
                context.Response.Headers[CallHeaders.Overhead] = timing.OverheadMicroseconds.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
        return next(context);
    }
}

/// <summary>Puts the timing before everything else, so that it counts authentication too.</summary>
internal sealed class CallTimingFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<CallTiming>();
        next(app);
    };
}
