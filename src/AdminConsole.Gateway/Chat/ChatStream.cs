using System.Text.Json;
using AdminConsole.Gateway.Answers;
using AdminConsole.Gateway.Models;

namespace AdminConsole.Gateway.Chat;

/// <summary>Writes an answer as server-sent events, each part as soon as it is there.</summary>
internal static class ChatStream
{
    public static async Task WriteAsync(HttpResponse response, IAsyncEnumerable<ChatChunk> parts, bool includeUsage, CancellationToken cancellation)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await foreach (var part in parts.WithCancellation(cancellation))
            {
                if (includeUsage || !part.IsUsageOnly)
                    await EventAsync(response, part.Json, cancellation);
            }

            await EventAsync(response, "[DONE]"u8.ToArray(), cancellation);
        }
        catch (UpstreamBrokenException broke)
        {
            // The status is long sent: OpenAI's clients take an event with an error as the end.
            var refusal = new Refusal(StatusCodes.Status502BadGateway, "upstream.broke", broke.Message);
            await EventAsync(response, JsonSerializer.SerializeToUtf8Bytes(OpenAiError.Of(refusal), JsonAnswer.Options), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The caller hung up; the session settles what was generated so far.
        }
    }

    private static async Task EventAsync(HttpResponse response, ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        var writer = response.BodyWriter;
        Write(writer, data.Span);
        await writer.FlushAsync(cancellation);
    }

    /// <summary>One event. JSON of an upstream may hold line breaks, and each line of an event's data stands alone.</summary>
    private static void Write(System.IO.Pipelines.PipeWriter writer, ReadOnlySpan<byte> data)
    {
        foreach (var line in data.Split((byte)'\n'))
        {
            System.Buffers.BuffersExtensions.Write(writer, "data: "u8);
            System.Buffers.BuffersExtensions.Write(writer, data[line]);
            System.Buffers.BuffersExtensions.Write(writer, "\n"u8);
        }

        System.Buffers.BuffersExtensions.Write(writer, "\n"u8);
    }
}
