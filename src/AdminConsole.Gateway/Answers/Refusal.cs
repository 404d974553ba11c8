using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Mocop.Budgets;

namespace AdminConsole.Gateway.Answers;

/// <summary>An answer that says no: RFC 9457 problem details, or OpenAI's error shape on the endpoints that speak OpenAI's language.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable and machine-readable.</param>
/// <param name="Message">For a person; names the limit, repeats no payload.</param>
/// <param name="Field">The member of the request at fault, as a path: <c>blocks[2].kind</c>.</param>
internal sealed record Refusal(int Status, string Code, string Message, string? Field = null) : IResult
{
    /// <summary>The incident that the refusal left, when it is an attack.</summary>
    public string? Incident { get; init; }

    /// <summary>The context that was assembled all the same.</summary>
    public string? Context { get; init; }

    /// <summary>What would have to be cut, when a context does not fit into its tokens.</summary>
    public BudgetPlan? Budget { get; init; }

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Incident is not null)
            response.Headers[CallHeaders.Incident] = Incident;
        if (Context is not null)
            response.Headers[CallHeaders.Context] = Context;
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (httpContext.GetEndpoint()?.Metadata.GetMetadata<OpenAiErrors>() is not null)
            await JsonAnswer.WriteAsync(response, "application/json", OpenAiError.Of(this), httpContext.RequestAborted);
        else
            await JsonAnswer.WriteAsync(response, "application/problem+json", Problem.Of(this), httpContext.RequestAborted);
    }
}

/// <summary>Problem details (RFC 9457).</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Code, string? Field, string? Incident, BudgetPlan? Budget)
{
    public static Problem Of(Refusal refusal) =>
        new("about:blank", ReasonPhrases.GetReasonPhrase(refusal.Status), refusal.Status, refusal.Message, refusal.Code, refusal.Field, refusal.Incident, refusal.Budget);
}

/// <summary>Marks endpoints whose errors have OpenAI's shape.</summary>
internal sealed class OpenAiErrors;

/// <summary>OpenAI's error shape.</summary>
internal sealed record OpenAiError(OpenAiErrorBody Error)
{
    public static OpenAiError Of(Refusal refusal) => new(new OpenAiErrorBody(refusal.Message, TypeOf(refusal.Status), refusal.Field, refusal.Code, refusal.Incident));

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status403Forbidden => "permission_error",
        StatusCodes.Status404NotFound => "not_found_error",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        < 500 => "invalid_request_error",
        _ => "api_error",
    };
}

/// <summary>The inside of OpenAI's error shape; <see cref="Incident"/> is an addition.</summary>
internal sealed record OpenAiErrorBody(string Message, string Type, string? Param, string Code, string? Incident);
