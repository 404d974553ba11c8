namespace Mocop.Sealing;

/// <summary>The keys of a server: one signs, the older ones still verify what they signed.</summary>
public sealed class SigningKeyRing
{
    /// <summary>Makes a ring.</summary>
    /// <param name="active">The key that signs.</param>
    /// <param name="older">Keys that signed before and keep verifying.</param>
    public SigningKeyRing(SigningKey active, params IEnumerable<SigningKey> older)
    {
        Active = active;
        PublicKeys = new JsonWebKeys([active.Public, .. older.Select(k => k.Public)]);
    }

    /// <summary>The key that signs.</summary>
    public SigningKey Active { get; }

    /// <summary>The public halves of all keys.</summary>
    public JsonWebKeys PublicKeys { get; }

    /// <summary>The public keys as a JSON Web Key Set (RFC 7517), as served under <c>/.well-known/jwks.json</c>.</summary>
    /// <returns>JSON.</returns>
    public string PublicJwks() => PublicKeys.ToJson();
}
