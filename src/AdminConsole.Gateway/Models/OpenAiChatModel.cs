using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdminConsole.ControlPlane;
using AdminConsole.ControlPlane.Routing;
using AdminConsole.Gateway.Network;
using Polly.Timeout;

namespace AdminConsole.Gateway.Models;

/// <summary>A model behind an OpenAI-compatible endpoint. What it answers is handed on byte for byte.</summary>
internal sealed class OpenAiChatModel(UpstreamClient client, ModelTarget target, GatewayOptions options) : IChatModel
{
    public async Task<Result<ChatAnswer>> CompleteAsync(ChatCall call, CancellationToken cancellation)
    {
        var sent = await SendAsync(call, stream: false, cancellation);
        if (!sent.Succeeded)
            return sent.Error;
        using var response = sent.Value;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.UpstreamTimeout);
        try
        {
            var json = await UpstreamAnswer.ReadAsync(response.Content, patience.Token);
            return UpstreamAnswer.Parse(json) is { } answer ? answer : UpstreamErrors.Malformed;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return UpstreamErrors.TooSlow;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return UpstreamErrors.Unreachable;
        }
    }

    public async Task<Result<IAsyncEnumerable<ChatChunk>>> StreamAsync(ChatCall call, CancellationToken cancellation)
    {
        var sent = await SendAsync(call, stream: true, cancellation);
        if (!sent.Succeeded)
            return sent.Error;
        if (sent.Value.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            sent.Value.Dispose();
            return UpstreamErrors.Malformed;
        }

        return Result.Of(ChunksAsync(sent.Value, cancellation));
    }

    private async Task<Result<HttpResponseMessage>> SendAsync(ChatCall call, bool stream, CancellationToken cancellation)
    {
        var body = BodyOf(call, stream);
        try
        {
            var response = await client.SendAsync(() => RequestOf(body), cancellation);
            if (response.IsSuccessStatusCode)
                return response;
            using (response)
                return await UpstreamErrors.OfAsync(response, cancellation);
        }
        catch (HttpRequestException fault)
        {
            return FencedException.RefusalOf(fault) is { } refusal ? UpstreamErrors.Forbidden(refusal) : UpstreamErrors.Unreachable;
        }
        catch (TimeoutRejectedException)
        {
            return UpstreamErrors.TooSlow;
        }
    }

    private HttpRequestMessage RequestOf(byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{target.BaseUrl.AbsoluteUri.TrimEnd('/')}/chat/completions"))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        if (target.Key is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private byte[] BodyOf(ChatCall call, bool stream)
    {
        var body = (JsonObject)call.Parameters.DeepClone();
        body["model"] = target.UpstreamModel;
        body["messages"] = call.Messages.DeepClone();
        if (stream)
        {
            body["stream"] = true;
            // The budgets are settled by what the model says it took.
            var streamOptions = body["stream_options"] as JsonObject ?? [];
            streamOptions["include_usage"] = true;
            body["stream_options"] = streamOptions;
        }

        return JsonSerializer.SerializeToUtf8Bytes(body, Answers.JsonAnswer.Options);
    }

    private async IAsyncEnumerable<ChatChunk> ChunksAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using (response)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            await using var events = SseParser.Create(body, (_, data) => data.ToArray()).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
            while (await NextAsync(events, patience, cancellation) is { } data)
            {
                if (data.AsSpan().SequenceEqual("[DONE]"u8))
                    yield break;
                yield return UpstreamAnswer.ParseChunk(data) ?? throw new UpstreamBrokenException("The model sent a part that is not JSON.");
            }
        }
    }

    private async Task<byte[]?> NextAsync(IAsyncEnumerator<SseItem<byte[]>> events, CancellationTokenSource patience, CancellationToken cancellation)
    {
        patience.CancelAfter(options.UpstreamTimeout);
        try
        {
            return await events.MoveNextAsync() ? events.Current.Data : null;
        }
        catch (OperationCanceledException fault) when (!cancellation.IsCancellationRequested)
        {
            throw new UpstreamBrokenException("The model fell silent.", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new UpstreamBrokenException("The model's answer broke off.", fault);
        }
    }
}
