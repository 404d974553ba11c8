using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AdminConsole.ControlPlane.Persistence;

namespace AdminConsole.Storage;

/// <summary>What encrypts the data-protection keys in the database. Without a certificate they lie there as they are.</summary>
internal sealed class KeyRingOptions
{
    public const string Section = "KeyRing";

    /// <summary>A PKCS #12 file. The newest certificate in it encrypts, all of them decrypt.</summary>
    public string? Certificate { get; set; }

    public string? Password { get; set; }

    /// <summary>The certificates, the newest first; none when no file is named.</summary>
    /// <exception cref="SettingException">The file cannot be read, or has no RSA certificate with its private key.</exception>
    public IReadOnlyList<X509Certificate2> Load()
    {
        if (Certificate is null) return [];
        if (!File.Exists(Certificate)) throw new SettingException("KeyRing:Certificate", $"there is no file {Path.GetFullPath(Certificate)}.");
        try
        {
            var usable = X509CertificateLoader.LoadPkcs12CollectionFromFile(Certificate, Password).Where(c => c.HasPrivateKey && c.GetRSAPublicKey() is not null).OrderByDescending(c => c.NotBefore).ToArray();
            return usable.Length > 0 ? usable : throw new SettingException("KeyRing:Certificate", "the file has no RSA certificate with its private key.");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException("KeyRing:Certificate", $"the PKCS #12 file cannot be read, or KeyRing:Password is not its password. {fault.Message}");
        }
    }
}
