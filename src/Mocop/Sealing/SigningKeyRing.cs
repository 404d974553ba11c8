namespace Mocop.Sealing;

/// <summary>The keys of a server: one signs, the older ones still verify what they signed. It never changes: rotating and retiring make another ring.</summary>
public sealed class SigningKeyRing
{
    /// <summary>Makes a ring.</summary>
    /// <param name="active">The key that signs.</param>
    /// <param name="older">Keys that signed before and keep verifying.</param>
    public SigningKeyRing(SigningKey active, params IEnumerable<SigningKey> older)
        : this(active, new JsonWebKeys([active.Public, .. older.Select(k => k.Public)]))
    {
    }

    private SigningKeyRing(SigningKey active, JsonWebKeys keys) => (Active, PublicKeys) = (active, keys);

    /// <summary>The key that signs.</summary>
    public SigningKey Active { get; }

    /// <summary>The public halves of all keys.</summary>
    public JsonWebKeys PublicKeys { get; }

    /// <summary>A ring in which another key signs, and all keys of this one keep verifying.</summary>
    /// <param name="next">The key that signs from now on.</param>
    /// <returns>The ring.</returns>
    public SigningKeyRing Rotate(SigningKey next) => new(next, new JsonWebKeys([next.Public, .. PublicKeys.All]));

    /// <summary>A ring without a key: nothing that it sealed verifies any more. That is for a key that has leaked.</summary>
    /// <param name="id">The key's <c>kid</c>.</param>
    /// <returns>The ring; one of the same keys when there was no such key.</returns>
    /// <exception cref="ArgumentException">The key signs; another must take its place first.</exception>
    public SigningKeyRing Retire(string id) =>
        string.Equals(id, Active.Id, StringComparison.Ordinal)
            ? throw new ArgumentException("The key signs; rotate first.", nameof(id))
            : new SigningKeyRing(Active, new JsonWebKeys(PublicKeys.All.Where(k => !string.Equals(k.Id, id, StringComparison.Ordinal))));

    /// <summary>The public keys as a JSON Web Key Set (RFC 7517), as served under <c>/.well-known/jwks.json</c>.</summary>
    /// <returns>JSON.</returns>
    public string PublicJwks() => PublicKeys.ToJson();
}
