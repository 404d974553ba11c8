namespace AdminConsole.ControlPlane.Persistence;

/// <summary>Encrypts what must be read back: provider keys, plugin credentials, signing keys. The host implements it over its data-protection key ring.</summary>
public interface ISecretProtector
{
    string Protect(string secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key ring does not hold the key, or the text was changed.</exception>
    string Unprotect(string protectedSecret);
}
