using Microsoft.Extensions.Logging;

namespace AdminConsole.Gateway.Answers;

/// <summary>Turns what an endpoint throws into an answer that a program can read. Nothing of the exception leaves the server.</summary>
internal sealed partial class FaultFilter(ILogger<FaultFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (BadHttpRequestException bad)
        {
            return new Refusal(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "body.too-large" : "body.malformed", "The request could not be read.");
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            Failed(logger, http.Request.Method, http.GetEndpoint()?.DisplayName, fault);
            return new Refusal(StatusCodes.Status500InternalServerError, "internal", "The server failed; nothing is known to be wrong with the request.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void Failed(ILogger logger, string method, string? endpoint, Exception fault);
}
