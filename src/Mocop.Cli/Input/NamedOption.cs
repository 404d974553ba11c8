using System.CommandLine;
using Mocop.Json;

namespace Mocop.Cli.Input;

/// <summary>An option whose values are the JSON names of an enum.</summary>
internal static class NamedOption
{
    public static Option<T> Build<T>(string name, string description, T initial)
        where T : struct, Enum
    {
        var known = string.Join('|', WireName.All<T>());
        return new Option<T>(name)
        {
            Description = $"{description} [default: {WireName.Of(initial)}]",
            HelpName = known,
            DefaultValueFactory = _ => initial,
            CustomParser = result =>
            {
                if (WireName.TryParse<T>(result.Tokens[0].Value, out var value))
                    return value;
                result.AddError($"'{result.Tokens[0].Value}' is not one of {known}.");
                return initial;
            },
        };
    }
}
