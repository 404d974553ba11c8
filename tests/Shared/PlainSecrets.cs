using System.Text;
using AdminConsole.ControlPlane.Persistence;

namespace Tests.Shared;

/// <summary>Stands in for the host's data protection where a test needs no key ring. It hides nothing, but what it hands out differs from what it was given.</summary>
public sealed class PlainSecrets : ISecretProtector
{
    public string Protect(string secret) => "protected:" + Convert.ToHexString(Encoding.UTF8.GetBytes(secret));

    public string Unprotect(string protectedSecret) => Encoding.UTF8.GetString(Convert.FromHexString(protectedSecret["protected:".Length..]));
}
