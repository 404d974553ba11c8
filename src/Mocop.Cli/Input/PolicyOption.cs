using System.CommandLine;
using Mocop.JsonSchemas;
using Mocop.Policies;

namespace Mocop.Cli.Input;

/// <summary><c>--policy FILE</c></summary>
internal static class PolicyOption
{
    private static readonly JsonSchemaValidator s_schemas = new();

    public static Option<string?> Build() => new("--policy") { Description = "The guardrail policy in JSON, as exported; a new tenant's policy when left out.", HelpName = "FILE" };

    public static async Task<GuardrailPolicy> ReadAsync(string? file, Terminal terminal, CancellationToken cancellation)
    {
        if (file is null)
            return GuardrailPolicy.Default;
        var utf8 = await InputFile.ReadAsync(file, terminal, cancellation);
        if (!GuardrailPolicyJson.TryRead(utf8, out var policy, out var error))
            throw new WrongUseException($"'{file}' is no policy: {error!.Path} {error.Message}.");
        foreach (var (index, schema) in policy.Schemas.Index())
        {
            if (s_schemas.ProblemOf(schema) is { } problem)
                throw new WrongUseException($"'{file}' is no policy: schemas[{index}].text of {schema.Tag} {problem}.");
        }

        return policy;
    }
}
