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

        The encodings of many models are not published. With --model, o200k_base stands in for them and "isEstimate" says so: see docs/tokens.md.

        Example:  echo -n 'hello world' | mocop tokens --model claude-sonnet-4
                  {"model":"claude-sonnet-4","encoding":"o200k_base","isEstimate":true,"tokens":2}

        """;

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The text; standard input when left out.", DefaultValueFactory = _ => "-" };
        var encoding = new Option<string>("--encoding") { Description = "The encoding whose tokens are counted.", DefaultValueFactory = _ => TokenEncoding.O200kBase.Name };
        encoding.AcceptOnlyFromAmong([.. TokenEncoding.Names]);
        var ids = new Option<bool>("--ids") { Description = "List the tokens too, by their numbers." };

        var model = new Option<string>("--model") { Description = "Count for this model, by its encoding; says whether that is an estimate." };

        var command = new Command("tokens", About) { file, encoding, model, ids };
        command.Validators.Add(result =>
        {
            if (result.GetResult(model) is not null && result.GetResult(encoding) is { Implicit: false })
                result.AddError("--model and --encoding exclude each other.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = await InputFile.ReadTextAsync(parsed.GetValue(file)!, terminal, cancellation);
            var known = parsed.GetValue(model) is { } name ? ModelEncodings.For(name) : null;
            var chosen = TokenEncoding.Get(known?.Encoding ?? parsed.GetValue(encoding)!);
            var listed = parsed.GetValue(ids) ? chosen.Encode(text) : null;
            await JsonOutput.WriteLineAsync(terminal, new TokensResult(known?.Model, chosen.Name, known?.IsEstimate, listed?.Count ?? chosen.Count(text), listed), cancellation);
            return ExitCode.Done;
        });
        return TeachingHelp.Teach(command, Lesson);
    }

    private sealed record TokensResult(string? Model, string Encoding, bool? IsEstimate, int Tokens, IReadOnlyList<int>? Ids);
}
