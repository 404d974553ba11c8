using System.Runtime.InteropServices;
using System.Text.Json;
using Mocop.Json;

namespace Mocop.Cli.Input;

/// <summary>An envelope as it stands in a file: alone, or as the member <c>envelope</c>, as <c>mocop assemble</c> and <c>POST /v1/contexts</c> give it.</summary>
internal static class EnvelopeFile
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Finds the envelope; its bytes are kept as they were.</summary>
    public static bool TryFind(byte[] utf8, out byte[] envelope, out JsonError? error)
    {
        envelope = utf8;
        error = null;
        try
        {
            using var document = JsonDocument.Parse(utf8, s_options);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("envelope", out var member))
                envelope = JsonMarshal.GetRawUtf8Value(member).ToArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            error = new JsonError("malformed", "", "is not JSON, or a member stands twice");
        }

        return error is null;
    }
}
