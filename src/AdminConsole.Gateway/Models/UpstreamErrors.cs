using System.Net;
using System.Text.Json;

namespace AdminConsole.Gateway.Models;

/// <summary>What the caller is told when a model's endpoint fails. Of the endpoint's own words only those reach it that are about the request.</summary>
internal static class UpstreamErrors
{
    private const int LongestMessage = 500;

    public static UpstreamFailed Unreachable { get; } = new(StatusCodes.Status502BadGateway, "upstream.unreachable", "The model's endpoint does not answer.");

    /// <summary>The endpoint's address may not be called.</summary>
    public static UpstreamFailed Forbidden(string why) => new(StatusCodes.Status502BadGateway, "upstream.forbidden", why);

    public static UpstreamFailed TooSlow { get; } = new(StatusCodes.Status504GatewayTimeout, "upstream.timeout", "The model's endpoint did not answer in time.");

    public static UpstreamFailed Malformed { get; } = new(StatusCodes.Status502BadGateway, "upstream.malformed", "The model's endpoint answered with something that is no chat completion.");

    public static async Task<UpstreamFailed> OfAsync(HttpResponseMessage response, CancellationToken cancellation) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => new(
            StatusCodes.Status429TooManyRequests, "upstream.rate-limited", "The model's endpoint has no room at present.", UpstreamClient.RetryAfterOf(response)),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
            StatusCodes.Status502BadGateway, "upstream.credentials", "The model's endpoint does not accept the credentials that an operator set for it."),
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new(
            (int)response.StatusCode, "upstream.refused", await MessageOfAsync(response, cancellation)),
        _ => new(StatusCodes.Status502BadGateway, "upstream.failed", $"The model's endpoint failed with status {(int)response.StatusCode}."),
    };

    private static async Task<string> MessageOfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(await UpstreamAnswer.ReadAsync(response.Content, cancellation));
            var message = document.RootElement.GetProperty("error").GetProperty("message").GetString() ?? "";
            return message.Length <= LongestMessage ? message : message[..LongestMessage];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or HttpRequestException)
        {
            return $"The model's endpoint refused the request with status {(int)response.StatusCode}.";
        }
    }
}
