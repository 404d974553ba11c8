using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.Gateway.Network;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace AdminConsole.Gateway.Classifiers;

/// <summary>
/// Asks classifiers by HTTP: one POST, not tried again, no redirects, no proxy, no cookies, a small answer. A classifier that keeps failing is left alone for some seconds, so that not every
/// request waits for it. Nothing of it is logged.
/// </summary>
internal sealed class HttpClassifierEndpoint(IHttpClientFactory clients, IOptions<ClassifierOptions> options, TimeProvider clock) : IClassifierEndpoint
{
    /// <summary>The name of the client.</summary>
    public const string Client = "classifier";

    private readonly NetworkFence _fence = new(options.Value.AllowPrivateNetworks);
    private readonly ConcurrentDictionary<Guid, (Guid Settings, int Revision, ResiliencePipeline<ClassifierReply> Breaker)> _breakers = new();

    public string? ProblemOf(Uri address) => _fence.ProblemOf(address);

    public async Task<ClassifierReply> AskAsync(ClassifierTarget target, ClassifierQuestion question, CancellationToken cancellation)
    {
        // What was allowed when it was set may no longer be.
        if (ProblemOf(target.Url) is { } problem)
            return ClassifierReply.Failed(ClassifierFailure.Forbidden(problem));
        if (target.Revision < 0)
            return await SendAsync(target, question, cancellation);
        try
        {
            return await BreakerOf(target).ExecuteAsync(async token => await SendAsync(target, question, token), cancellation);
        }
        catch (BrokenCircuitException)
        {
            return ClassifierReply.Failed(ClassifierFailure.Paused);
        }
    }

    private ResiliencePipeline<ClassifierReply> BreakerOf(ClassifierTarget target) => _breakers.AddOrUpdate(
        target.Tenant,
        _ => (target.Settings, target.Revision, NewBreaker()),
        (_, known) => known.Settings == target.Settings && known.Revision >= target.Revision ? known : (target.Settings, target.Revision, NewBreaker())).Breaker;

    private ResiliencePipeline<ClassifierReply> NewBreaker() =>
        new ResiliencePipelineBuilder<ClassifierReply> { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions<ClassifierReply>
        {
            FailureRatio = 0.5,
            MinimumThroughput = 8,
            SamplingDuration = TimeSpan.FromSeconds(20),
            BreakDuration = TimeSpan.FromSeconds(10),
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome is { Exception: OperationCanceledException } or { Result.Failure.IsOutage: true }),
        }).Build();

    private async Task<ClassifierReply> SendAsync(ClassifierTarget target, ClassifierQuestion question, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url)
        {
            Content = new ByteArrayContent(ClassifierWire.Write(question)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Accept.Add(new("application/json"));
        if (target.Secret is { } secret)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(response.Content, cancellation),
                >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => ClassifierReply.Failed(ClassifierFailure.Redirected),
                var status => ClassifierReply.Failed(ClassifierFailure.Refused((int)status)),
            };
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return ClassifierReply.Failed(FencedException.RefusalOf(fault) is { } refusal ? ClassifierFailure.Forbidden(refusal) : ClassifierFailure.Unreachable);
        }
    }

    private static async Task<ClassifierReply> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var buffer = new byte[ClassifierWire.LongestAnswer + 1];
        await using var body = await content.ReadAsStreamAsync(cancellation);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > ClassifierWire.LongestAnswer
            ? ClassifierReply.Failed(ClassifierFailure.Malformed($"it is longer than {ClassifierWire.LongestAnswer} bytes"))
            : ClassifierWire.Read(buffer.AsMemory(0, length));
    }
}
