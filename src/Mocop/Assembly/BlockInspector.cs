using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace Mocop.Assembly;

/// <summary>Says of one block, outside of any context, what an assembly under the same policy would see in it and do with it. Safe to use from many threads.</summary>
/// <param name="scanner">What looks for injections.</param>
public sealed class BlockInspector(IBlockScanner scanner)
{
    /// <summary>Inspects a block.</summary>
    /// <param name="block">The block; of its origin only the id matters, for the policy's exemptions.</param>
    /// <param name="policy">The policy that applies.</param>
    /// <returns>What was seen, and the verdict.</returns>
    public BlockScan Inspect(ContextBlock block, GuardrailPolicy policy)
    {
        var heard = DetectStage.Heard(scanner.Scan(block.Content, block.Kind), block.Origin?.Id, policy);
        return new BlockScan(block.Id ?? "b1", heard.Score, GuardStage.VerdictFor(block.Kind, heard, policy), heard.Findings);
    }
}
