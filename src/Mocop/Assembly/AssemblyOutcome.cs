using Mocop.Detection;
using Mocop.Policies;

namespace Mocop.Assembly;

/// <summary>What came of a request: an <see cref="AssembledContext"/> or a <see cref="RefusedContext"/>.</summary>
public abstract record AssemblyOutcome
{
    /// <summary>What the detectors saw, by block, whatever came of the request.</summary>
    public IReadOnlyList<BlockScan> Scans { get; init; } = [];

    /// <summary>The stages that ran, in order.</summary>
    public IReadOnlyList<StageTrace> Trace { get; init; } = [];
}

/// <summary>What was seen in one block and what the policy made of it.</summary>
/// <param name="Block">The block's id.</param>
/// <param name="Score">The block's score in thousandths.</param>
/// <param name="Verdict">What the policy does with the block.</param>
/// <param name="Findings">What was seen, by position in the block's original content.</param>
public sealed record BlockScan(string Block, int Score, Verdict Verdict, IReadOnlyList<Finding> Findings)
{
    /// <summary>How sure it is that the text gives instructions of any kind, in thousandths; see <see cref="ScanResult.InstructionScore"/>. It decides nothing.</summary>
    public int InstructionScore { get; init; }

    /// <summary>Where the text reads most like instructions, if <see cref="InstructionScore"/> is not 0.</summary>
    public TextSpan? InstructionSpan { get; init; }

    internal static BlockScan Of(string block, ScanResult scan, Verdict verdict) =>
        new(block, scan.Score, verdict, scan.Findings) { InstructionScore = scan.InstructionScore, InstructionSpan = scan.InstructionSpan };
}

/// <summary>A line of the trace: what one stage saw, changed, and how long it took.</summary>
/// <param name="Stage">The stage: <c>admit</c>, <c>detect</c>, <c>classify</c> (where a classifier of the caller's own was asked), <c>guard</c>, <c>escape</c>, <c>budget</c>, <c>seal</c> or <c>render</c>.</param>
/// <param name="Microseconds">How long it took.</param>
/// <param name="Note">What it did, in a few words for a person.</param>
public sealed record StageTrace(string Stage, long Microseconds, string Note);
