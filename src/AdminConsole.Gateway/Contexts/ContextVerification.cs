using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using Mocop.Json;
using Mocop.Sealing;

namespace AdminConsole.Gateway.Contexts;

/// <summary>Checks envelopes against the installation's keys.</summary>
internal static class ContextVerification
{
    private const int MaxBytes = 33_554_432;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static async Task<IResult> VerifyAsync(HttpContext http, SigningKeyStore keys, TimeProvider clock)
    {
        var (utf8, refusal) = await RequestBody.ReadAsync(http, MaxBytes);
        if (refusal is not null)
            return refusal;
        if (!TryRead(utf8, out var envelope, out var seal, out var error))
            return RequestBody.Misread(error!);
        var ring = await keys.RingAsync(http.RequestAborted);
        return JsonAnswer.Of(Judge(envelope, seal, ring, http.Caller().Tenant, clock.GetUtcNow()));
    }

    /// <summary>The envelope's own bytes are judged, as they were sent: reading and writing them anew could hide a change.</summary>
    private static bool TryRead(byte[] utf8, out byte[] envelope, out JwsSeal seal, out JsonError? error)
    {
        (envelope, seal, error) = ([], new("", ""), null);
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                error = new("schema", "", "must be an object");
            else if (root.EnumerateObject().Any(m => !m.NameEquals("envelope") && !m.NameEquals("seal")))
                error = new("schema", "", "has a member beside envelope and seal");
            else if (!root.TryGetProperty("envelope", out var content))
                error = new("schema", "envelope", "is missing");
            else if (!root.TryGetProperty("seal", out var signature))
                error = new("schema", "seal", "is missing");
            else if (!SealJson.TryRead(RawOf(signature), out seal, out var wrong))
                error = wrong! with { Path = wrong.Path.Length == 0 ? "seal" : $"seal.{wrong.Path}" };
            else
                envelope = RawOf(content);
        }
        catch (JsonException)
        {
            error = new("malformed", "", "is not JSON, or a member stands twice");
        }
        catch (InvalidOperationException)
        {
            error = new("malformed", "", "holds an unpaired surrogate");
        }

        return error is null;
    }

    private static VerificationAnswer Judge(byte[] envelope, JwsSeal seal, SigningKeyRing ring, string tenant, DateTimeOffset now)
    {
        var result = EnvelopeVerifier.Verify(envelope, seal, ring.PublicKeys, now);
        if (result.Valid && EnvelopeJson.TryRead(envelope, out var read, out _) && !string.Equals(read.Tenant, tenant, StringComparison.Ordinal))
            return new VerificationAnswer(false, null, "tenant", null, null);
        return new VerificationAnswer(result.Valid, result.Key, result.Reason, result.Block, result.Path);
    }

    private static byte[] RawOf(JsonElement value) => Encoding.UTF8.GetBytes(value.GetRawText());
}

/// <summary>The answer of <c>POST /v1/contexts/verify</c>.</summary>
internal sealed record VerificationAnswer(bool Valid, string? Key, string? Reason, string? Block, string? Path);
