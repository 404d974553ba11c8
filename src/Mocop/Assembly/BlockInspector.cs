using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Detection.Opinions;
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
        return BlockScan.Of(block.Id ?? "b1", heard, GuardStage.VerdictFor(block, heard, policy));
    }

    /// <summary>Puts a classifier's opinion beside what was seen in a block.</summary>
    /// <param name="seen">What <see cref="Inspect"/> saw in the block under the same policy.</param>
    /// <param name="block">The block.</param>
    /// <param name="policy">The policy that applies.</param>
    /// <param name="opinion">The opinion; without one, what was seen stands.</param>
    /// <returns>What both say together, and the verdict.</returns>
    public static BlockScan Weigh(BlockScan seen, ContextBlock block, GuardrailPolicy policy, ClassifierOpinion? opinion)
    {
        if (opinion is null)
            return seen;
        var scan = new ScanResult(seen.Score, seen.Findings) { InstructionScore = seen.InstructionScore, InstructionSpan = seen.InstructionSpan };
        var weighed = OpinionWeight.Weigh(scan, opinion, block, block.Origin?.Id, policy, isJoined: false);
        return BlockScan.Of(seen.Block, weighed, GuardStage.VerdictFor(block, weighed, policy));
    }
}
