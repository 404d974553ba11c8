using System.CommandLine;
using System.Text;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Sealing;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop jwks</c></summary>
internal static class JwksCommand
{
    private const string About = "Prints the public half of a private key as a JSON Web Key Set, for mocop verify.";

    private const string Lesson = """
        Example:  mocop jwks key.pem > jwks.json

        """;

    public static Command Build(Terminal terminal)
    {
        var key = new Argument<string>("PEM") { Description = "The private key: PEM, curve P-256; - for standard input." };
        var command = new Command("jwks", About) { key };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var signer = await KeyFile.ReadPrivateAsync(parsed.GetValue(key)!, terminal, cancellation);
            await JsonOutput.WriteLineAsync(terminal, new RawJson(Encoding.UTF8.GetBytes(new SigningKeyRing(signer).PublicJwks())), cancellation);
            return ExitCode.Done;
        });
        return TeachingHelp.Teach(command, Lesson);
    }
}
