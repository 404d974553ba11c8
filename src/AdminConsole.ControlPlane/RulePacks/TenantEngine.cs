using AdminConsole.ControlPlane.Classifiers;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Schemas;
using Mocop.Sealing;
using Mocop.Tokens;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>What scans and assembles for a tenant. Safe to use from many threads.</summary>
public sealed class TenantEngine
{
    private readonly ContextAssembler _assembler;
    private readonly ActiveClassifier? _classifier;

    internal TenantEngine(IBlockScanner scanner, ISchemaValidator schemas, int version)
        : this(scanner, version, new(scanner, schemas), new(scanner, schemas), null)
    {
    }

    private TenantEngine(IBlockScanner scanner, int version, ContextAssembler assembler, BlockInspector inspector, ActiveClassifier? classifier) =>
        (Scanner, Version, _assembler, Inspector, _classifier) = (scanner, version, assembler, inspector, classifier);

    public IBlockScanner Scanner { get; }

    /// <summary>The version of the tenant's own rules; 0 when it has none.</summary>
    public int Version { get; }

    /// <summary>Whether the tenant has a classifier of its own.</summary>
    public bool HasClassifier => _classifier is not null;

    /// <summary>What the rules and the model say of one block. The tenant's own classifier is not asked.</summary>
    public BlockInspector Inspector { get; }

    /// <summary>Assembles a context, and asks the tenant's own classifier about the blocks of which the detectors are not sure.</summary>
    public async Task<AssemblyOutcome> AssembleAsync(
        ContextRequest request, GuardrailPolicy policy, SigningKeyRing keys, TimeProvider clock, TokenMemory? counts, CancellationToken cancellation)
    {
        var started = _assembler.Start(request, policy, keys, clock, counts: counts);
        return started.Finish(_classifier is null ? null : await _classifier.AskAsync(started.Seen, policy, cancellation));
    }

    /// <summary>Inspects one block, and asks the tenant's own classifier when the detectors are not sure.</summary>
    public async Task<BlockScan> InspectAsync(ContextBlock block, GuardrailPolicy policy, CancellationToken cancellation)
    {
        var seen = Inspector.Inspect(block, policy);
        return _classifier is not null && await _classifier.AskAsync([(block, seen.Score)], policy, cancellation) is { } round
            ? BlockInspector.Weigh(seen, block, policy, round.Opinions[0])
            : seen;
    }

    internal TenantEngine With(ActiveClassifier? classifier) => classifier is null ? this : new(Scanner, Version, _assembler, Inspector, classifier);
}
