using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mocop.Cli.Output;

/// <summary>Writes results as the HTTP API does: camelCase members, hyphenated names of enum values, spans as <c>[start, end]</c>, absent values left out.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WireNameConverter(), new TextSpanConverter(), new RawJsonConverter(), new ExactTextConverter() },
    };

    /// <summary>Writes one line and hands it on at once, so that the other end of a pipe need not wait.</summary>
    public static async Task WriteLineAsync<T>(Terminal terminal, T value, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, s_options);
        Array.Resize(ref bytes, bytes.Length + 1);
        bytes[^1] = (byte)'\n';
        await terminal.Output.WriteAsync(bytes, cancellation);
        await terminal.Output.FlushAsync(cancellation);
    }

    /// <summary>Adds one line to what is written later.</summary>
    public static void WriteLine<T>(IBufferWriter<byte> to, T value)
    {
        using (var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = s_options.Encoder }))
            JsonSerializer.Serialize(writer, value, s_options);
        to.Write("\n"u8);
    }
}
