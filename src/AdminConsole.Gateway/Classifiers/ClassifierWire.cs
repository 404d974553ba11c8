using System.Text.Encodings.Web;
using System.Text.Json;
using AdminConsole.ControlPlane.Classifiers;
using Mocop.Json;

namespace AdminConsole.Gateway.Classifiers;

/// <summary>What is sent to a classifier and what is read of its answer: <c>{"text","kind","score"}</c> there, <c>{"score","label"?}</c> back.</summary>
internal static class ClassifierWire
{
    /// <summary>The longest answer, in bytes.</summary>
    public const int LongestAnswer = 4_096;

    private const int LongestLabel = 64;
    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ClassifierQuestion question)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, s_writing))
        {
            json.WriteStartObject();
            // An unpaired surrogate has no UTF-8: it becomes U+FFFD.
            json.WriteString("text", question.Text);
            json.WriteString("kind", WireName.Of(question.Kind));
            json.WriteNumber("score", question.Score / 1000m);
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    /// <summary>Reads an answer. Members beside the two are passed over.</summary>
    public static ClassifierReply Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, s_strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return Malformed("it is no JSON object");
            if (!root.TryGetProperty("score", out var score) || score.ValueKind != JsonValueKind.Number || !score.TryGetDouble(out var sure) || sure is not (>= 0 and <= 1))
                return Malformed("score must be a number from 0 to 1");
            var label = "";
            if (root.TryGetProperty("label", out var said) && said.ValueKind != JsonValueKind.Null)
            {
                if (said.ValueKind != JsonValueKind.String || said.GetString() is not { Length: <= LongestLabel } text || text.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or ':' or '/')))
                    return Malformed($"label must be at most {LongestLabel} ASCII letters, digits, spaces and - _ . : /");
                label = text;
            }

            return new ClassifierReply((int)Math.Round(sure * 1000), label, null);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Malformed("it is not JSON, or a member stands twice");
        }
    }

    private static ClassifierReply Malformed(string what) => ClassifierReply.Failed(ClassifierFailure.Malformed(what));
}
