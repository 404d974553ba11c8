using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdminConsole.Gateway.Answers;

/// <summary>Writes answers in the API's JSON: camelCase members, hyphenated names of enum values, spans as <c>[start, end]</c>, absent values left out.</summary>
internal static class JsonAnswer
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static IResult Of<T>(T value) => new Ok<T>(value);

    public static Task WriteAsync<T>(HttpResponse response, string mediaType, T value, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        response.ContentType = mediaType;
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, cancellation).AsTask();
    }

    /// <summary>Gives a serialiser the API's JSON.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // The answers are application/json and never part of a page; escaping every non-ASCII letter would only make them long.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new WireNameConverter());
        options.Converters.Add(new TextSpanConverter());
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new RawJsonConverter());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class Ok<T>(T value) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext.Response, "application/json", value, httpContext.RequestAborted);
    }
}
