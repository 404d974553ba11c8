using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Schemas;

namespace Mocop.Assembly;

/// <summary>Says of one block, outside of any context, what an assembly under the same policy would see in it and do with it. Safe to use from many threads.</summary>
/// <param name="scanner">What looks for injections.</param>
/// <param name="validator">What compares content with the schemas that the policy knows; without one, blocks that bear a known tag are flagged.</param>
public sealed class BlockInspector(IBlockScanner scanner, ISchemaValidator? validator = null)
{
    private readonly SchemaCheck _schemas = new(validator);

    /// <summary>Inspects a block.</summary>
    /// <param name="block">The block; of its origin only the id matters, for the policy's exemptions.</param>
    /// <param name="policy">The policy that applies.</param>
    /// <returns>What was seen, and the verdict.</returns>
    public BlockScan Inspect(ContextBlock block, GuardrailPolicy policy)
    {
        var heard = DetectStage.Heard(DetectStage.Seen(scanner, _schemas, block, policy), block.Origin?.Id, policy);
        return new BlockScan(block.Id ?? "b1", heard.Score, GuardStage.VerdictFor(block, heard, policy), heard.Findings);
    }
}
