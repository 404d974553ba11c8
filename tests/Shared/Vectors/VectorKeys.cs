using System.Security.Cryptography;
using System.Text;
using Mocop.Sealing;

namespace Mocop.Vectors;

/// <summary>The keys of the test vectors. They are derived from their names, so everybody has them: they are good for nothing but tests.</summary>
internal static class VectorKeys
{
    /// <summary>Signs, and verifies.</summary>
    public static SigningKey Active { get; } = Derive("active");

    /// <summary>Signed before; still verifies.</summary>
    public static SigningKey Older { get; } = Derive("older");

    /// <summary>Signed before; was retired.</summary>
    public static SigningKey Retired { get; } = Derive("retired");

    /// <summary>Nobody's.</summary>
    public static SigningKey Stranger { get; } = Derive("stranger");

    public static SigningKeyRing Ring { get; } = new(Active, Older);

    private static SigningKey Derive(string name)
    {
        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData(Encoding.ASCII.GetBytes($"mocop test vectors, key {name}")) };
        using var ecdsa = ECDsa.Create(parameters);
        return SigningKey.FromPem(ecdsa.ExportPkcs8PrivateKeyPem());
    }
}
