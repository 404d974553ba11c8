namespace Mocop.Sealing;

/// <summary>A JSON Web Signature in flattened form with detached payload (RFC 7515, section 7.2.2 and appendix F), algorithm ES256.</summary>
/// <param name="Protected">The protected header, base64url: <c>alg</c> and <c>kid</c>.</param>
/// <param name="Signature">The signature, base64url: 64 bytes, R then S.</param>
public sealed record JwsSeal(string Protected, string Signature);
