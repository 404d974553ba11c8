using System.CommandLine;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop render</c></summary>
internal static class RenderCommand
{
    private const string About = "Renders an envelope: the messages that a model is sent, from the envelope's own content alone. It does not verify: see mocop verify.";

    private const string Lesson = """
        ENVELOPE is an envelope, or an object with the member envelope, as mocop assemble writes it. With --map each character's block, its range in the
        block's original text and the operation that put it there are listed too; offsets are UTF-16 code units. --tokens lists
        the tokens of the envelope's encoding, each with the first and the last span of the map that it comes from. --compact gives both in few numbers, as
        docs/api.md describes them.

        Example:  mocop assemble request.json --key key.pem | mocop render - --format text --map

        """;

    public static Command Build(Terminal terminal)
    {
        var envelope = new Argument<string>("ENVELOPE") { Description = "The envelope in JSON; - for standard input." };
        var format = NamedOption.Build("--format", "For whose API the messages are.", RenderFormat.OpenAi);
        var map = new Option<bool>("--map") { Description = "List where each character comes from." };

        var tokens = new Option<bool>("--tokens") { Description = "List the tokens, and the spans of the map that each comes from." };
        var compact = new Option<bool>("--compact") { Description = "With --map and --tokens: in few numbers." };

        var command = new Command("render", About) { envelope, format, map, tokens, compact };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(envelope)!;
            var utf8 = await InputFile.ReadAsync(file, terminal, cancellation);
            if (!EnvelopeFile.TryFind(utf8, out var found, out var error) || !EnvelopeJson.TryRead(found, out var read, out error))
            {
                await terminal.Messages.WriteLineAsync($"mocop: '{file}' is no envelope: {error!.Path} {error.Message}.");
                return ExitCode.Refused;
            }

            if (!TokenEncoding.TryGet(read.Budget.Encoding, out var encoding))
            {
                await terminal.Messages.WriteLineAsync($"mocop: the envelope's encoding '{read.Budget.Encoding}' is not known here.");
                return ExitCode.Refused;
            }

            var provenance = new ProvenanceOutput(parsed.GetValue(map), parsed.GetValue(tokens) ? encoding : null, parsed.GetValue(compact));
            var rendering = EnvelopeRenderer.Render(read, parsed.GetValue(format));
            await JsonOutput.WriteLineAsync(terminal, RenderingResult.Of(rendering, provenance), cancellation);
            return ExitCode.Done;
        });
        return TeachingHelp.Teach(command, Lesson, "it is no envelope");
    }
}
