using System.Text;
using Mocop.Sealing;

namespace Mocop.Cli.Input;

/// <summary>Reads keys from files. No message says anything of what is in them.</summary>
internal static class KeyFile
{
    public static async Task<SigningKey> ReadPrivateAsync(string file, Terminal terminal, CancellationToken cancellation)
    {
        var bytes = await InputFile.ReadAsync(file, terminal, cancellation);
        try
        {
            return SigningKey.FromPem(Encoding.UTF8.GetString(bytes));
        }
        catch (ArgumentException)
        {
            throw new WrongUseException($"'{file}' holds no private key on the curve P-256 in PEM. One is made by: openssl ecparam -name prime256v1 -genkey -noout");
        }
    }

    public static async Task<JsonWebKeys> ReadPublicAsync(string file, Terminal terminal, CancellationToken cancellation)
    {
        var bytes = await InputFile.ReadAsync(file, terminal, cancellation);
        if (!JsonWebKeys.TryParse(bytes, out var keys, out var error))
            throw new WrongUseException($"'{file}' is no JSON Web Key Set: {error!.Path} {error.Message}.");
        return keys.All.Count > 0 ? keys : throw new WrongUseException($"'{file}' holds no public key on the curve P-256.");
    }
}
