using System.CommandLine;
using System.Globalization;
using Mocop.Assembly;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Sealing;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop verify</c></summary>
internal static class VerifyCommand
{
    private const string About = "Verifies an envelope, or the proof of one block, offline and with public keys alone: digests, root, seal, and that it is valid at a time.";

    private const string Lesson = """
        DOCUMENT is an object with envelope and seal, as mocop assemble and POST /v1/contexts give it, or with proof and seal, as mocop prove gives it. The keys are
        those of the server's /.well-known/jwks.json, or what mocop jwks prints.

        What does not hold gives the first reason of: malformed, schema, digest, root, seal, algorithm, type, key, signature, not-yet-valid, expired, tenant,
        block, sequence, replay; with the block where one can be named. docs/envelope.md says what each means.

        Replay: a genuine envelope stays genuine when it is sent again. --seen keeps the nonces of accepted envelopes in a file of JSON lines and refuses
        what is in it; --session with --after-sequence accepts only what goes on after the sequence that was accepted last.

        Examples:  mocop verify context.json --jwks jwks.json
                   {"valid":true,"key":"…","id":"ctx_…"}
                   mocop verify proof.json --jwks jwks.json --any-time --block b3
                   {"valid":true,"key":"…","id":"ctx_…","shown":{"id":"b3","index":2,"size":5,"kind":"plugin","trust":"plugin","proven":true,"hash":"sha256:…"}}
                   mocop verify context.json --jwks jwks.json --tenant acme --session s1 --after-sequence 3 --seen seen.jsonl
                   {"valid":false,"reason":"replay"}

        """;

    public static Command Build(Terminal terminal)
    {
        var document = new Argument<string>("DOCUMENT") { Description = "The envelope or the proof, with its seal, in JSON; - for standard input." };
        var jwks = new Option<string>("--jwks") { Description = "The public keys that are believed: a JSON Web Key Set.", HelpName = "FILE", Required = true };
        var at = new Option<DateTimeOffset?>("--at")
        {
            Description = "The time for which it must be valid, such as 2026-11-22T05:41:07Z; now when left out.",
            HelpName = "TIME",
            CustomParser = result => Time(result.Tokens[0].Value, result.AddError),
        };
        var anyTime = new Option<bool>("--any-time") { Description = "Verify only what was sealed and by whom, not when it was valid, as in an audit." };
        var block = new Option<string?>("--block") { Description = "A block that it must hold; what the seal says of it is shown.", HelpName = "ID" };
        var tenant = new Option<string?>("--tenant") { Description = "The tenant that it must belong to.", HelpName = "NAME" };
        var session = new Option<string?>("--session") { Description = "The session that it must continue.", HelpName = "ID" };
        var after = new Option<long?>("--after-sequence") { Description = "The sequence of that session that was accepted last; 0 before the first.", HelpName = "N" };
        var seen = new Option<string?>("--seen") { Description = "Accept each envelope once: the file remembers, and is made when it is missing.", HelpName = "FILE" };

        var command = new Command("verify", About) { document, jwks, at, anyTime, block, tenant, session, after, seen };
        command.Validators.Add(result =>
        {
            if (result.GetResult(at) is { Implicit: false } && result.GetValue(anyTime))
                result.AddError("--at and --any-time exclude each other.");
            if (result.GetValue(session) is null != result.GetValue(after) is null)
                result.AddError("--session and --after-sequence need each other.");
            if (result.GetValue(after) < 0)
                result.AddError("--after-sequence must not be negative.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var keys = await KeyFile.ReadPublicAsync(parsed.GetValue(jwks)!, terminal, cancellation);
            var utf8 = await InputFile.ReadAsync(parsed.GetValue(document)!, terminal, cancellation);
            using var memory = parsed.GetValue(seen) is { } file ? SeenFile.Open(file) : null;
            var result = EnvelopeVerifier.Verify(utf8, keys, new Expectations
            {
                At = parsed.GetValue(anyTime) ? null : parsed.GetValue(at) ?? terminal.Clock.GetUtcNow(),
                Block = parsed.GetValue(block),
                Tenant = parsed.GetValue(tenant),
                After = parsed.GetValue(session) is { } id ? new SessionReference(id, parsed.GetValue(after)!.Value) : null,
                Memory = memory,
            });
            await JsonOutput.WriteLineAsync(terminal, VerifyResult.Of(result), cancellation);
            return result.Valid ? ExitCode.Done : ExitCode.Refused;
        });
        return TeachingHelp.Teach(command, Lesson, "not verified");
    }

    private static DateTimeOffset? Time(string text, Action<string> refuse)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        refuse($"'{text}' is no time; one is written like 2026-11-22T05:41:07Z.");
        return null;
    }
}
