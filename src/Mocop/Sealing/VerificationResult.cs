namespace Mocop.Sealing;

/// <summary>Whether an envelope, or a proof of one of its blocks, is what was sealed and what was expected.</summary>
/// <param name="Valid">Whether everything holds.</param>
/// <param name="Key">The key that sealed it, when valid.</param>
/// <param name="Reason">
/// Why not, the first of: <c>malformed</c> (no JSON), <c>schema</c> (JSON, but no <c>mocop/1</c> envelope), <c>digest</c> (a block is not the one that was sealed), <c>root</c> (the digests are not
/// the ones that were sealed), <c>seal</c> (the seal is no JWS of ours), <c>algorithm</c>, <c>type</c> (the seal of something else), <c>key</c> (unknown or retired), <c>signature</c>,
/// <c>not-yet-valid</c>, <c>expired</c>, <c>tenant</c> (of another), <c>block</c> (no such block), <c>sequence</c> (of another session, or not above the last) or <c>replay</c> (accepted before).
/// </param>
/// <param name="Block">The block at fault, when one can be named.</param>
/// <param name="Path">The member at fault, for <c>schema</c> and <c>sequence</c>.</param>
public sealed record VerificationResult(bool Valid, string? Key, string? Reason, string? Block, string? Path = null)
{
    /// <summary>The head that was verified, when valid.</summary>
    public EnvelopeHead? Head { get; init; }

    /// <summary>The block that was asked for or proved, when valid.</summary>
    public EnvelopeBlock? ProvenBlock { get; init; }

    /// <summary>Its place among the blocks, from 0.</summary>
    public int? ProvenIndex { get; init; }

    internal static VerificationResult Refused(string reason, string? block = null, string? path = null) => new(false, null, reason, block, path);
}
