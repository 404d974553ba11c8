using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Mocop.Cli.Commands;

/// <summary>Help of one command that goes on, behind the usual part, with what there is to know and an example.</summary>
internal sealed class TeachingHelp(HelpAction usual, string lesson) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public static Command Teach(Command command, string lesson)
    {
        var option = new HelpOption();
        option.Action = new TeachingHelp((HelpAction)option.Action!, lesson);
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
