using System.CommandLine;
using Mocop.Policies;

namespace Mocop.Cli.Input;

/// <summary><c>--policy FILE</c></summary>
internal static class PolicyOption
{
    public static Option<string?> Build() => new("--policy") { Description = "The guardrail policy in JSON, as exported; a new tenant's policy when left out.", HelpName = "FILE" };

    public static async Task<GuardrailPolicy> ReadAsync(string? file, Terminal terminal, CancellationToken cancellation)
    {
        if (file is null)
            return GuardrailPolicy.Default;
        var utf8 = await InputFile.ReadAsync(file, terminal, cancellation);
        return GuardrailPolicyJson.TryRead(utf8, out var policy, out var error)
            ? policy
            : throw new WrongUseException($"'{file}' is no policy: {error!.Path} {error.Message}.");
    }
}
