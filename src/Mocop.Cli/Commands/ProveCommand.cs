using System.CommandLine;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Sealing;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop prove</c></summary>
internal static class ProveCommand
{
    private const string About = "Makes the proof of one block of an envelope: it shows that block, and that it was sealed at its place, while the others stay secret.";

    private const string Lesson = """
        DOCUMENT is an object with envelope and seal, as mocop assemble and POST /v1/contexts give it. No key is needed: the proof carries the envelope's own seal, its
        head without the blocks, and the hashes from the block to the root. Whoever gets it checks it with mocop verify and the public keys.

        The hash of a neighbouring block is in a proof. It hides that block only as far as nobody can guess it whole.

        Example:  mocop prove context.json --block b3 > proof.json
                  mocop verify proof.json --jwks jwks.json --any-time

        """;

    public static Command Build(Terminal terminal)
    {
        var document = new Argument<string>("DOCUMENT") { Description = "The envelope and its seal in JSON; - for standard input." };
        var block = new Option<string>("--block") { Description = "The block that is shown.", HelpName = "ID", Required = true };
        var command = new Command("prove", About) { document, block };
        command.SetAction(async (parsed, cancellation) =>
        {
            var utf8 = await InputFile.ReadAsync(parsed.GetValue(document)!, terminal, cancellation);
            var (proof, refusal) = Prove(utf8, parsed.GetValue(block)!);
            if (proof is not null)
            {
                await JsonOutput.WriteLineAsync(terminal, proof, cancellation);
                return ExitCode.Done;
            }

            await JsonOutput.WriteLineAsync(terminal, VerifyResult.Of(refusal!), cancellation);
            await terminal.Messages.WriteLineAsync($"mocop: refused: nothing can be proved of this document ({refusal!.Reason}).");
            return ExitCode.Refused;
        });
        return TeachingHelp.Teach(command, Lesson, "the envelope is not whole, or has no such block");
    }

    private static (ProofResult? Proof, VerificationResult? Refusal) Prove(byte[] utf8, string block)
    {
        // Without keys every check but that of the signature is made: a broken envelope ends at one of them, a whole one where its key is looked for.
        var checkedWithoutKeys = EnvelopeVerifier.Verify(utf8, new JsonWebKeys([]), Expectations.None);
        if (checkedWithoutKeys.Reason is not "key")
            return (null, checkedWithoutKeys);
        if (!SealedDocument.TryRead(utf8, out var document, out _) || document.Envelope is not { } json || !EnvelopeJson.TryRead(json, out var envelope, out _))
            return (null, new VerificationResult(false, null, "schema", null, "envelope"));
        return BlockProof.Of(envelope, block) is { } proof
            ? (new ProofResult(new RawJson(BlockProofJson.Write(proof)), document.Seal!), null)
            : (null, new VerificationResult(false, null, "block", block));
    }

    private sealed record ProofResult(RawJson Proof, JwsSeal Seal);
}
