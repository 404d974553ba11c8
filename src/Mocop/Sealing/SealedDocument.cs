using System.Runtime.InteropServices;
using System.Text.Json;
using Mocop.Assembly;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>
/// An envelope or a proof beside its seal, as <c>mocop assemble</c>, <c>mocop prove</c> and the HTTP API give them: <c>{"envelope":{…},"seal":{…}}</c> or <c>{"proof":{…},"seal":{…}}</c>. Other
/// members may stand beside them; no seal covers those. The bytes are kept as they came, so that reading them anew cannot hide a change.
/// </summary>
public sealed record SealedDocument
{
    private SealedDocument(ReadOnlyMemory<byte>? envelope, ReadOnlyMemory<byte>? proof, JwsSeal? seal) => (Envelope, Proof, Seal) = (envelope, proof, seal);

    /// <summary>The envelope in JSON, not yet looked into; nothing in a document with a proof.</summary>
    public ReadOnlyMemory<byte>? Envelope { get; }

    /// <summary>The proof in JSON, not yet looked into; nothing in a document with an envelope.</summary>
    public ReadOnlyMemory<byte>? Proof { get; }

    /// <summary>The seal; <see langword="null"/> when there is none, or none of its shape.</summary>
    public JwsSeal? Seal { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="document">The document.</param>
    /// <param name="error">What is wrong: <c>malformed</c>, or <c>schema</c> when there is neither an envelope nor a proof, or both.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out SealedDocument document, out JsonError? error)
    {
        document = new SealedDocument(null, null, null);
        if (!StrictJson.TryParse(utf8, ContextLimits.EnvelopeBytes, out var json, out error))
            return false;
        using (json)
        {
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                error = new JsonError("schema", "", "must be an object");
                return false;
            }

            document = new SealedDocument(Raw(json.RootElement, "envelope"), Raw(json.RootElement, "proof"), ReadSeal(json.RootElement));
            error = (document.Envelope, document.Proof) switch
            {
                (null, null) => new JsonError("schema", "envelope", "is missing"),
                (not null, not null) => new JsonError("schema", "proof", "stands beside an envelope; one of them is allowed"),
                _ => null,
            };
            return error is null;
        }
    }

    private static ReadOnlyMemory<byte>? Raw(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) ? JsonMarshal.GetRawUtf8Value(member).ToArray() : (ReadOnlyMemory<byte>?)null;

    private static JwsSeal? ReadSeal(JsonElement value) =>
        Raw(value, "seal") is { } utf8 && SealJson.TryRead(utf8, out var seal, out _) ? seal : null;
}
