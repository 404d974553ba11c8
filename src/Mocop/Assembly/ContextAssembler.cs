using Mocop.Detection;
using Mocop.Policies;
using Mocop.Schemas;
using Mocop.Sealing;
using Mocop.Tokens;

namespace Mocop.Assembly;

/// <summary>
/// Makes a signed context of the pieces of a prompt: admits them, scans them, applies the policy, escapes, fits them into the token budget, seals and renders.
/// Pure: the same request, policy, time and nonces give the same envelope and the same rendering (an ECDSA signature is random by nature). Safe to use from many threads.
/// </summary>
/// <param name="scanner">What looks for injections.</param>
/// <param name="validator">What compares content with the schemas that the policy knows; without one, blocks that bear a known tag are flagged.</param>
public sealed class ContextAssembler(IBlockScanner scanner, ISchemaValidator? validator = null)
{
    private readonly IAssemblyStage[] _stages =
    [
        new AdmitStage(), new DetectStage(scanner, new SchemaCheck(validator)), new GuardStage(), new EscapeStage(), new BudgetStage(), new SealStage(), new RenderStage(),
    ];

    /// <summary>Assembles a context.</summary>
    /// <param name="request">The pieces and for whom. Tenant and application are believed: the caller has authenticated them.</param>
    /// <param name="policy">The policy that applies.</param>
    /// <param name="keys">The keys: the active one seals the envelope, any of them may have sealed a plugin's block.</param>
    /// <param name="clock">The time of the envelope.</param>
    /// <param name="nonces">Where random numbers come from; the operating system when left out.</param>
    /// <param name="counts">Token counts of earlier assemblies, for an editor that assembles what somebody types; the outcome is the same without it.</param>
    /// <returns>An <see cref="AssembledContext"/>, or a <see cref="RefusedContext"/> that says which member is at fault.</returns>
    public AssemblyOutcome Assemble(ContextRequest request, GuardrailPolicy policy, SigningKeyRing keys, TimeProvider clock, INonceSource? nonces = null, TokenMemory? counts = null)
    {
        var run = new AssemblyRun(request, policy, keys, clock, nonces ?? RandomNonceSource.Instance, counts);
        var trace = new List<StageTrace>(_stages.Length);
        foreach (var stage in _stages)
        {
            var started = clock.GetTimestamp();
            var outcome = stage.Run(run);
            trace.Add(new StageTrace(stage.Name, (long)clock.GetElapsedTime(started).TotalMicroseconds, outcome.Note));
            if (outcome.Refusal is { } refusal)
                return refusal with { Scans = Scans(run), Trace = trace, Budget = run.Budget };
        }

        return new AssembledContext
        {
            Envelope = run.Envelope!,
            Seal = run.Seal!,
            Rendering = run.Rendering!,
            Budget = run.Budget!,
            Verdict = run.Blocks.Max(b => b.Verdict),
            Scans = Scans(run),
            Trace = trace,
        };
    }

    private static BlockScan[] Scans(AssemblyRun run) => [.. run.Blocks.Select(b => new BlockScan(b.Id, b.Scan.Score, b.Verdict, b.Scan.Findings))];
}
