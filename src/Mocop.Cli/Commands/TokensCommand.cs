using System.CommandLine;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Tokens;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop tokens</c></summary>
internal static class TokensCommand
{
    private const string About = "Counts the tokens of a text, exactly as the models of an encoding do.";

    private const string Lesson = """
        The text is read as UTF-8. What looks like a special token (<|endoftext|>) is counted as the ordinary text that it is.

        Example:  echo -n 'hello world' | mocop tokens --encoding o200k_base --ids
                  {"encoding":"o200k_base","tokens":2,"ids":[24912,2375]}

        """;

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The text; standard input when left out.", DefaultValueFactory = _ => "-" };
        var encoding = new Option<string>("--encoding") { Description = "The encoding whose tokens are counted.", DefaultValueFactory = _ => TokenEncoding.O200kBase.Name };
        encoding.AcceptOnlyFromAmong([.. TokenEncoding.Names]);
        var ids = new Option<bool>("--ids") { Description = "List the tokens too, by their numbers." };

        var command = new Command("tokens", About) { file, encoding, ids };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = await InputFile.ReadTextAsync(parsed.GetValue(file)!, terminal, cancellation);
            var chosen = TokenEncoding.Get(parsed.GetValue(encoding)!);
            var listed = parsed.GetValue(ids) ? chosen.Encode(text) : null;
            await JsonOutput.WriteLineAsync(terminal, new TokensResult(chosen.Name, listed?.Count ?? chosen.Count(text), listed), cancellation);
            return ExitCode.Done;
        });
        return TeachingHelp.Teach(command, Lesson);
    }

    private sealed record TokensResult(string Encoding, int Tokens, IReadOnlyList<int>? Ids);
}
