using Mocop.Assembly;
using Mocop.Detection;

namespace Mocop.Cli.Output;

/// <summary>How sure it is, from 0 to 1, that a text gives instructions of any kind, and where; as the HTTP API shows it.</summary>
internal sealed record InstructionResult(decimal Score, TextSpan? Span)
{
    public static InstructionResult? Of(BlockScan scan) => scan.InstructionScore == 0 ? null : new(scan.InstructionScore / 1000m, scan.InstructionSpan);
}
