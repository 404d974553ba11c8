using System.CommandLine;
using System.Globalization;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Sealing;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop verify</c></summary>
internal static class VerifyCommand
{
    private const string About = "Verifies an envelope offline, with public keys alone: every block's digest, the root over them, the seal, and that it is valid at a time.";

    private const string Lesson = """
        ENVELOPE is an object with the members envelope and seal, as mocop assemble and POST /v1/contexts give it. The keys are those of the server's
        /.well-known/jwks.json, or what mocop jwks prints. An envelope that does not hold gives the reason, the block where one can be named, and exit code 1.

        Example:  mocop verify context.json --jwks jwks.json
                  {"valid":true,"key":"…"}

        """;

    public static Command Build(Terminal terminal)
    {
        var envelope = new Argument<string>("ENVELOPE") { Description = "The envelope and its seal in JSON; - for standard input." };
        var jwks = new Option<string>("--jwks") { Description = "The public keys that are believed: a JSON Web Key Set.", HelpName = "FILE", Required = true };
        var at = new Option<DateTimeOffset?>("--at")
        {
            Description = "The time for which it must be valid, such as 2026-11-22T05:41:07Z; now when left out.",
            HelpName = "TIME",
            CustomParser = result => Time(result.Tokens[0].Value, result.AddError),
        };
        var anyTime = new Option<bool>("--any-time") { Description = "Verify only what was sealed and by whom, not when it was valid, as in an audit." };

        var command = new Command("verify", About) { envelope, jwks, at, anyTime };
        command.Validators.Add(result =>
        {
            if (result.GetResult(at) is { Implicit: false } && result.GetValue(anyTime))
                result.AddError("--at and --any-time exclude each other.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var keys = await KeyFile.ReadPublicAsync(parsed.GetValue(jwks)!, terminal, cancellation);
            var utf8 = await InputFile.ReadAsync(parsed.GetValue(envelope)!, terminal, cancellation);
            DateTimeOffset? time = parsed.GetValue(anyTime) ? null : parsed.GetValue(at) ?? terminal.Clock.GetUtcNow();
            var result = Verify(utf8, keys, time);
            await JsonOutput.WriteLineAsync(terminal, result, cancellation);
            return result.Valid ? ExitCode.Done : ExitCode.Refused;
        });
        return TeachingHelp.Teach(command, Lesson);
    }

    private static VerificationResult Verify(byte[] utf8, JsonWebKeys keys, DateTimeOffset? time)
    {
        if (!SealedContext.TryRead(utf8, out var context, out var error))
            return new VerificationResult(false, null, error!.Reason, null);
        return context.TryReadSeal(out var seal, out _)
            ? EnvelopeVerifier.Verify(context.Envelope, seal, keys, time)
            : new VerificationResult(false, null, "seal", null);
    }

    private static DateTimeOffset? Time(string text, Action<string> refuse)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        refuse($"'{text}' is no time; one is written like 2026-11-22T05:41:07Z.");
        return null;
    }
}
