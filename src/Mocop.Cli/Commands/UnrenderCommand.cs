using System.CommandLine;
using System.Text;
using Mocop.Blocks;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Rendering;
using Mocop.Sealing;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop unrender</c></summary>
internal static class UnrenderCommand
{
    private const string About = "Reads the blocks back from a rendering alone: which there are, from where, and their original bytes, spotlighting and escapes undone.";

    private const string Lesson = """
        RENDERING is what mocop render prints, or an object with the member rendering, as mocop assemble and POST /v1/contexts give it. A list of messages alone, as a
        model's API got it, is taken too; say in which --format it is. A provenance map is not looked at.

        hash is that of the content, and equals the block's hash in the envelope. A block of which something was redacted, cut or withheld has
        "complete":false, and its scars stand in the content as they are. Ids and origins are known where fences name them.

        Examples:  mocop render context.json --format text | mocop unrender -
                   {"format":"text","blocks":[{"id":"b1","role":"system","untrusted":false,"content":"…","hash":"sha256:…","complete":true},…]}
                   mocop unrender rendering.json --raw 3 > original.txt

        """;

    public static Command Build(Terminal terminal)
    {
        var rendering = new Argument<string>("RENDERING") { Description = "The rendering in JSON; - for standard input." };
        var format = NamedOption.Build("--format", "The format of a list of messages that does not say it.", RenderFormat.OpenAi);
        var raw = new Option<int?>("--raw") { Description = "Write the bytes of one block and nothing else; 1 is the first.", HelpName = "N" };
        var command = new Command("unrender", About) { rendering, format, raw };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(rendering)!;
            var utf8 = await InputFile.ReadAsync(file, terminal, cancellation);
            var read = RenderingFile.Read(utf8, file, parsed.GetValue(format));
            if (ContextParser.Parse(read) is not { } blocks)
                return await RefuseAsync("rendering.unreadable", "The messages are no rendering of an envelope, or were changed.", terminal, cancellation);
            if (parsed.GetValue(raw) is not { } number)
            {
                await JsonOutput.WriteLineAsync(terminal, new UnrenderResult(read.Format, [.. blocks.Select(UnrenderedBlock.Of)]), cancellation);
                return ExitCode.Done;
            }

            if (number < 1 || number > blocks.Count)
                return await RefuseAsync("block", $"There is no block {number}; there are {blocks.Count}.", terminal, cancellation);
            await terminal.Output.WriteAsync(Encoding.UTF8.GetBytes(blocks[number - 1].Content), cancellation);
            return ExitCode.Done;
        });
        return TeachingHelp.Teach(command, Lesson, "it is no rendering, or has no such block");
    }

    private static async Task<int> RefuseAsync(string code, string message, Terminal terminal, CancellationToken cancellation)
    {
        await JsonOutput.WriteLineAsync(terminal, new { code, field = "", message }, cancellation);
        await terminal.Messages.WriteLineAsync($"mocop: refused: {message}");
        return ExitCode.Refused;
    }

    private sealed record UnrenderResult(RenderFormat Format, IReadOnlyList<UnrenderedBlock> Blocks);

    private sealed record UnrenderedBlock(string? Id, BlockRole Role, bool Untrusted, string? Origin, string? ToolCallId, ExactText Content, string Hash, bool Complete)
    {
        public static UnrenderedBlock Of(ParsedBlock block) =>
            new(block.Id, block.Role, block.Untrusted, block.Origin, block.ToolCallId, new ExactText(block.Content), ContentHash.Of(block.Content), block.Complete);
    }
}
