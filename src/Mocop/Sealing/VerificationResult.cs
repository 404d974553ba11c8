namespace Mocop.Sealing;

/// <summary>Whether an envelope is what was sealed.</summary>
/// <param name="Valid">Whether everything holds.</param>
/// <param name="Key">The key that sealed it, when valid.</param>
/// <param name="Reason">
/// Why not: <c>malformed</c> (no JSON), <c>schema</c> (JSON, but no <c>mocop/1</c> envelope), <c>digest</c> (a block is not the one that was sealed), <c>root</c> (the digests are not
/// the ones that were sealed), <c>seal</c> (the seal is no JWS of ours), <c>algorithm</c>, <c>type</c> (the seal of something else), <c>key</c> (unknown key), <c>signature</c>,
/// <c>not-yet-valid</c> or <c>expired</c>.
/// </param>
/// <param name="Block">The block at fault, when one can be named.</param>
/// <param name="Path">The member at fault, for <c>schema</c>.</param>
public sealed record VerificationResult(bool Valid, string? Key, string? Reason, string? Block, string? Path = null)
{
    internal static VerificationResult Refused(string reason, string? block = null, string? path = null) => new(false, null, reason, block, path);
}
