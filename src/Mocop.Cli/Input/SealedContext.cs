using System.Text;
using System.Text.Json;
using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Cli.Input;

/// <summary>
/// An envelope as it stands in a file: alone, or as the member <c>envelope</c> beside <c>seal</c>, as <c>mocop assemble</c> and <c>POST /v1/contexts</c> give it. Its bytes are kept
/// as they were, so that reading it anew cannot hide a change.
/// </summary>
/// <param name="Envelope">The envelope in JSON.</param>
/// <param name="Seal">Its seal in JSON, if there is one.</param>
internal sealed record SealedContext(byte[] Envelope, byte[]? Seal)
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static bool TryRead(byte[] utf8, out SealedContext context, out JsonError? error)
    {
        context = new SealedContext(utf8, null);
        error = null;
        try
        {
            using var document = JsonDocument.Parse(utf8, s_options);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("envelope", out var envelope))
                context = new SealedContext(Raw(envelope), root.TryGetProperty("seal", out var seal) ? Raw(seal) : null);
        }
        catch (JsonException)
        {
            error = new JsonError("malformed", "", "is not JSON, or a member stands twice");
        }

        return error is null;
    }

    public bool TryReadSeal(out JwsSeal seal, out JsonError? error)
    {
        seal = new JwsSeal("", "");
        error = Seal is null ? new JsonError("seal", "seal", "is missing") : null;
        return Seal is not null && SealJson.TryRead(Seal, out seal, out error);
    }

    private static byte[] Raw(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());
}
