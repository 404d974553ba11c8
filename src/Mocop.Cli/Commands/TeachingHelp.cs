using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mocop.Cli.Commands;

/// <summary>Help of one command that goes on, behind the usual part, with what there is to know and an example.</summary>
internal sealed class TeachingHelp(HelpAction usual, string lesson) : SynchronousCommandLineAction
{
    private const string ExitCodes = """
        Exit codes: 0 done{0}, 2 wrong use: an option, or a file that cannot be read. JSON goes to standard output, messages to standard error.

        """;

    public override bool ClearsParseErrors => true;

    /// <summary>Gives a command its help.</summary>
    /// <param name="command">The command.</param>
    /// <param name="lesson">What there is to know, and an example.</param>
    /// <param name="refusal">What exit code 1 means, where the command can end with it.</param>
    public static Command Teach(Command command, string lesson, string? refusal = null)
    {
        var option = new HelpOption();
        option.Action = new TeachingHelp((HelpAction)option.Action!, lesson + ExitCodes.Replace("{0}", refusal is null ? "" : $", 1 {refusal}", StringComparison.Ordinal));
        command.Options.Add(option);
        return command;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var result = usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(lesson);
        return result;
    }
}
