using System.Security.Cryptography;

namespace Mocop.Sealing;

/// <summary>A private key on the curve P-256 that seals envelopes and blocks with ES256. Safe to use from many threads.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _ecdsa;
    private readonly Lock _gate = new();

    private SigningKey(ECDsa ecdsa)
    {
        _ecdsa = ecdsa;
        Public = JsonWebKey.From(ecdsa.ExportParameters(includePrivateParameters: false));
    }

    /// <summary>The key's name: its RFC 7638 thumbprint, SHA-256, base64url.</summary>
    public string Id => Public.Id;

    /// <summary>The public half.</summary>
    public JsonWebKey Public { get; }

    /// <summary>Makes a new key.</summary>
    /// <returns>The key.</returns>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a private key from PEM (PKCS #8 or SEC 1).</summary>
    /// <param name="pem">The text of the PEM file.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">There is no private key on P-256 in the text.</exception>
    public static SigningKey FromPem(string pem)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportFromPem(pem);
            var parameters = ecdsa.ExportParameters(includePrivateParameters: true);
            var isP256 = string.Equals(parameters.Curve.Oid.Value, ECCurve.NamedCurves.nistP256.Oid.Value, StringComparison.Ordinal);
            CryptographicOperations.ZeroMemory(parameters.D);
            return isP256 ? new SigningKey(ecdsa) : throw new ArgumentException("The key is not on the curve P-256.", nameof(pem));
        }
        catch (CryptographicException e)
        {
            ecdsa.Dispose();
            throw new ArgumentException("There is no private key in the text.", nameof(pem), e);
        }
        catch
        {
            ecdsa.Dispose();
            throw;
        }
    }

    /// <summary>Writes the private key as PEM (PKCS #8, not encrypted).</summary>
    /// <returns>The text.</returns>
    public string ExportPem()
    {
        lock (_gate)
            return _ecdsa.ExportPkcs8PrivateKeyPem();
    }

    /// <inheritdoc/>
    public void Dispose() => _ecdsa.Dispose();

    internal byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_gate)
            return _ecdsa.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
