using System.Net;
using AdminConsole.Gateway.Network;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace AdminConsole.Gateway.Models;

/// <summary>Sends requests to model endpoints: no redirects, no cookies, tried again a few times as long as no answer has begun. Nothing of them is logged.</summary>
public sealed class UpstreamClient : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly HttpClient _client;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public UpstreamClient(IOptions<GatewayOptions> options, TimeProvider clock)
    {
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellation) => NetworkFence.OfLink.ConnectAsync(context.DnsEndPoint, cancellation),
        })
        {
            // The pipeline and the reader of the body keep the time: an answer may stream for longer than any one limit.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (options.Value.UpstreamRetries > 0)
            builder.AddRetry(RetriesOf(options.Value.UpstreamRetries));
        _pipeline = builder.AddTimeout(options.Value.UpstreamTimeout).Build();
    }

    /// <summary>Sends a request that <paramref name="make"/> makes anew for each attempt, and returns when the answer's head is there.</summary>
    /// <exception cref="HttpRequestException">No answer began.</exception>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">No answer began in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation) =>
        await _pipeline.ExecuteAsync(
            async token =>
            {
                using var request = make();
                return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
            },
            cancellation);

    public void Dispose() => _client.Dispose();

    internal static TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;

    private static RetryStrategyOptions<HttpResponseMessage> RetriesOf(int attempts) => new()
    {
        MaxRetryAttempts = attempts,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(200),
        UseJitter = true,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome switch
        {
            { Exception: HttpRequestException fault } => !FencedException.IsCause(fault),
            { Result: { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } response } => !(RetryAfterOf(response) > LongestWait),
            _ => false,
        }),
        DelayGenerator = outcome => ValueTask.FromResult(outcome.Outcome.Result is { } response ? RetryAfterOf(response) : null),
        OnRetry = outcome =>
        {
            outcome.Outcome.Result?.Dispose();
            return ValueTask.CompletedTask;
        },
    };
}
