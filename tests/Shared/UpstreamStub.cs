using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tests.Shared;

/// <summary>An endpoint over real HTTP that answers as a test says, one answer per request; the last one again and again.</summary>
public sealed class UpstreamStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<(string Path, string? Authorization, string Body)> _requests = [];

    private UpstreamStub(WebApplication app) => _app = app;

    public Uri BaseUrl => new(_app.Urls.First() + "/v1");

    public IReadOnlyList<(string Path, string? Authorization, string Body)> Requests => _requests;

    public static async Task<UpstreamStub> StartAsync(params Func<HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new UpstreamStub(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            stub._requests.Add((context.Request.Path, context.Request.Headers.Authorization, await reader.ReadToEndAsync(context.RequestAborted)));
            await answers[Math.Min(stub._requests.Count, answers.Length) - 1](context);
        });
        await app.StartAsync();
        return stub;
    }

    public static Func<HttpContext, Task> Json(int status, string body, string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
    };

    public static Func<HttpContext, Task> Events(params string[] events) => async context =>
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var data in events)
        {
            await context.Response.WriteAsync($"data: {data}\n\n");
            await context.Response.Body.FlushAsync();
        }
    };

    /// <summary>Sends one event and, once the test has seen it, breaks the connection.</summary>
    public static Func<HttpContext, Task> BrokenAfter(string data, Task seen) => async context =>
    {
        await Events(data)(context);
        await seen;
        context.Abort();
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
