using AdminConsole.ControlPlane.Persistence;
using Microsoft.AspNetCore.DataProtection;

namespace AdminConsole.Storage;

/// <summary>Encrypts stored secrets with the key ring, under a purpose of their own.</summary>
internal sealed class KeyRingSecretProtector(IDataProtectionProvider provider) : ISecretProtector
{
    private readonly IDataProtector _protector = provider.CreateProtector("AdminConsole.StoredSecrets.v1");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Unprotect(string protectedSecret) => _protector.Unprotect(protectedSecret);
}
