using AdminConsole.ControlPlane.Contexts;
using AdminConsole.ControlPlane.Signing;
using AdminConsole.Gateway.Access;
using AdminConsole.Gateway.Answers;
using Mocop.Sealing;

namespace AdminConsole.Gateway.Contexts;

/// <summary>Checks envelopes, and proofs of single blocks, against the installation's keys. Whatever the body holds is judged, never refused: what is no JSON is <c>malformed</c>.</summary>
internal static class ContextVerification
{
    private const int MaxBytes = 33_554_432;

    public static async Task<IResult> VerifyAsync(HttpContext http, SigningKeyStore keys, AcceptedContexts accepted, TimeProvider clock)
    {
        if (!VerificationQuery.TryRead(http.Request.Query, out var query, out var wrong))
            return wrong!;
        var (utf8, refusal) = await RequestBody.ReadAsync(http, MaxBytes);
        if (refusal is not null)
            return refusal;
        var ring = await keys.RingAsync(http.RequestAborted);
        var caller = http.Caller();
        var expected = new Expectations { At = clock.GetUtcNow(), Tenant = caller.Tenant, Block = query.Block, After = query.After };
        var result = EnvelopeVerifier.Verify(utf8, ring.PublicKeys, expected);
        if (query.Once && result.Head is { } head && !await accepted.TryAcceptAsync(caller, head, http.RequestAborted))
            return JsonAnswer.Of(new VerificationAnswer(false, null, "replay", null, null, null));
        return JsonAnswer.Of(new VerificationAnswer(result.Valid, result.Key, result.Reason, result.Block, result.Path, result.Head?.Id));
    }
}

/// <summary>The answer of <c>POST /v1/contexts/verify</c>.</summary>
internal sealed record VerificationAnswer(bool Valid, string? Key, string? Reason, string? Block, string? Path, string? Id);
