using System.CommandLine;
using Mocop.Assembly;
using Mocop.Budgets;
using Mocop.Cli.Input;
using Mocop.Cli.Output;
using Mocop.Detection;
using Mocop.JsonSchemas;
using Mocop.Policies;
using Mocop.Sealing;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop assemble</c></summary>
internal static class AssembleCommand
{
    private const string About = "Assembles a signed context of the pieces of a prompt: scans, escapes, fits into the token budget, seals and renders them.";

    private const string Lesson = """
        REQUEST has the shape of POST /v1/contexts:
          {"model":"gpt-4o","blocks":[{"kind":"system","content":"…"},{"kind":"plugin","origin":{"type":"plugin","id":"weather"},"content":"…"}]}
        The answer has the envelope, its seal, the rendering with its provenance map, the findings, the budget and the trace. A request that is refused gives
        {"code":…,"field":…,"message":…}.

        Example:  openssl ecparam -name prime256v1 -genkey -noout > key.pem
                  mocop assemble request.json --key key.pem > context.json

        """;

    public static Command Build(Terminal terminal)
    {
        var request = new Argument<string>("REQUEST") { Description = "The request in JSON; - for standard input." };
        var key = new Option<string>("--key") { Description = "The private key that seals: PEM, curve P-256.", HelpName = "PEM", Required = true };
        var policyFile = PolicyOption.Build();
        var tenant = new Option<string>("--tenant") { Description = "The tenant that the context is for.", DefaultValueFactory = _ => "local" };
        var application = new Option<string>("--application") { Description = "The application that asks.", DefaultValueFactory = _ => "mocop" };

        var command = new Command("assemble", About) { request, key, policyFile, tenant, application };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var signer = await KeyFile.ReadPrivateAsync(parsed.GetValue(key)!, terminal, cancellation);
            var policy = await PolicyOption.ReadAsync(parsed.GetValue(policyFile), terminal, cancellation);
            var utf8 = await InputFile.ReadAsync(parsed.GetValue(request)!, terminal, cancellation);
            if (!ContextRequestJson.TryRead(utf8, parsed.GetValue(tenant)!, parsed.GetValue(application)!, out var read, out var error))
                return await RefuseAsync(new RefusalResult($"request.{error!.Reason}", error.Path, error.Path.Length == 0 ? $"The request {error.Message}." : $"{error.Path} {error.Message}."), terminal, cancellation);

            var assembler = new ContextAssembler(InjectionScanner.Default, new JsonSchemaValidator());
            var outcome = assembler.Assemble(read, policy, new SigningKeyRing(signer), terminal.Clock);
            if (outcome is RefusedContext refused)
                return await RefuseAsync(new RefusalResult(refused.Code, refused.Field, refused.Message), terminal, cancellation);
            await JsonOutput.WriteLineAsync(terminal, AssembleResult.Of((AssembledContext)outcome), cancellation);
            return ExitCode.Done;
        });
        return TeachingHelp.Teach(command, Lesson, "the request was refused");
    }

    private static async Task<int> RefuseAsync(RefusalResult refusal, Terminal terminal, CancellationToken cancellation)
    {
        await JsonOutput.WriteLineAsync(terminal, refusal, cancellation);
        await terminal.Messages.WriteLineAsync($"mocop: refused: {refusal.Message}");
        return ExitCode.Refused;
    }

    private sealed record RefusalResult(string Code, string Field, string Message);

    private sealed record AssembleResult(
        string Id, Verdict Verdict, RawJson Envelope, JwsSeal Seal, RenderingResult Rendering, IReadOnlyList<FindingResult> Findings, BudgetPlan Budget,
        IReadOnlyList<StageTrace> Trace)
    {
        public static AssembleResult Of(AssembledContext context) => new(
            context.Envelope.Id, context.Verdict, new RawJson(EnvelopeJson.Write(context.Envelope)), context.Seal, RenderingResult.Of(context.Rendering, ProvenanceOutput.WholeMap),
            [.. FindingResult.OfAll(context.Scans)], context.Budget, context.Trace);
    }
}
