using System.Buffers;
using Mocop.Json;

namespace AdminConsole.Gateway.Answers;

/// <summary>Reads request bodies whole, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>The body's bytes, or the refusal: not JSON by its media type, or too long.</summary>
    public static async Task<(byte[] Utf8, Refusal? Refusal)> ReadAsync(HttpContext context, int limit)
    {
        if (!context.Request.HasJsonContentType())
        {
            return ([], new Refusal(StatusCodes.Status415UnsupportedMediaType, "body.media-type", "The body must be application/json."));
        }

        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit + 1L;
        if (context.Request.ContentLength > limit)
            return ([], TooLarge(limit));
        var (reader, bytes) = (context.Request.BodyReader, new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 4096) + 1));
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            foreach (var part in read.Buffer)
                bytes.Write(part.Span);
            reader.AdvanceTo(read.Buffer.End);
            if (bytes.WrittenCount > limit)
                return ([], TooLarge(limit));
            if (read.IsCompleted)
                return (bytes.WrittenSpan.ToArray(), null);
        }
    }

    /// <summary>The refusal of a body that is not what the endpoint reads.</summary>
    public static Refusal Misread(JsonError error) =>
        error.Reason == "malformed" && error.Path.Length == 0
            ? new Refusal(StatusCodes.Status400BadRequest, "body.malformed", $"The body {error.Message}.")
            : new Refusal(StatusCodes.Status422UnprocessableEntity, "request.invalid", $"{(error.Path.Length == 0 ? "The body" : error.Path)} {error.Message}.", error.Path.Length == 0 ? null : error.Path);

    private static Refusal TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "body.too-large", $"The body is longer than {limit} bytes.");
}
