using System.CommandLine;
using System.CommandLine.Help;
using Mocop.Cli.Commands;

namespace Mocop.Cli;

/// <summary>The command line as a whole.</summary>
internal static class MocopProgram
{
    private const string About = """
        The MoCoP context engine on the command line: counts tokens, scans text for injections, assembles signed contexts,
        renders them and reads renderings back, proves single blocks, and verifies all of it offline.

        JSON goes to standard output, messages go to standard error. FILE may be - for standard input.
        Exit codes: 0 done, 1 refused or not verified, 2 wrong use.
        """;

    // A RootCommand would call itself by the assembly's name.
    public static Command Build(Terminal terminal) => new("mocop", About)
    {
        new HelpOption(),
        new VersionOption(),
        TokensCommand.Build(terminal),
        ScanCommand.Build(terminal),
        EvalCommand.Build(terminal),
        AssembleCommand.Build(terminal),
        RenderCommand.Build(terminal),
        UnrenderCommand.Build(terminal),
        ProveCommand.Build(terminal),
        VerifyCommand.Build(terminal),
        JwksCommand.Build(terminal),
    };

    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var parsed = Build(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not (HelpAction or TeachingHelp))
        {
            foreach (var error in parsed.Errors)
                await terminal.Messages.WriteLineAsync($"mocop: {error.Message}");
            await terminal.Messages.WriteLineAsync("Try 'mocop --help', or '--help' behind a command.");
            return ExitCode.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (WrongUseException e)
        {
            await terminal.Messages.WriteLineAsync($"mocop: {e.Message}");
            return ExitCode.WrongUse;
        }
    }
}
