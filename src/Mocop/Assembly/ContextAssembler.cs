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
    private static readonly IAssemblyStage[] Rest = [new GuardStage(), new EscapeStage(), new BudgetStage(), new SealStage(), new RenderStage()];

    private readonly IAssemblyStage[] _first = [new AdmitStage(), new DetectStage(scanner, new SchemaCheck(validator))];

    /// <summary>Assembles a context.</summary>
    /// <param name="request">The pieces and for whom. Tenant and application are believed: the caller has authenticated them.</param>
    /// <param name="policy">The policy that applies.</param>
    /// <param name="keys">The keys: the active one seals the envelope, any of them may have sealed a plugin's block.</param>
    /// <param name="clock">The time of the envelope.</param>
    /// <param name="nonces">Where random numbers come from; the operating system when left out.</param>
    /// <param name="counts">Token counts of earlier assemblies, for an editor that assembles what somebody types; the outcome is the same without it.</param>
    /// <returns>An <see cref="AssembledContext"/>, or a <see cref="RefusedContext"/> that says which member is at fault.</returns>
    public AssemblyOutcome Assemble(ContextRequest request, GuardrailPolicy policy, SigningKeyRing keys, TimeProvider clock, INonceSource? nonces = null, TokenMemory? counts = null) =>
        Start(request, policy, keys, clock, nonces, counts).Finish();

    /// <summary>Begins a context: admits the pieces and scans them. For those who ask a classifier of their own before the policy decides.</summary>
    /// <param name="request">The pieces and for whom. Tenant and application are believed: the caller has authenticated them.</param>
    /// <param name="policy">The policy that applies.</param>
    /// <param name="keys">The keys: the active one seals the envelope, any of them may have sealed a plugin's block.</param>
    /// <param name="clock">The time of the envelope.</param>
    /// <param name="nonces">Where random numbers come from; the operating system when left out.</param>
    /// <param name="counts">Token counts of earlier assemblies.</param>
    /// <returns>The assembly, to be finished.</returns>
    public StartedAssembly Start(ContextRequest request, GuardrailPolicy policy, SigningKeyRing keys, TimeProvider clock, INonceSource? nonces = null, TokenMemory? counts = null) =>
        new(new AssemblyRun(request, policy, keys, clock, nonces ?? RandomNonceSource.Instance, counts), _first, Rest, clock);
}
