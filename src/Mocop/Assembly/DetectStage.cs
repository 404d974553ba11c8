using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Schemas;

namespace Mocop.Assembly;

/// <summary>Scans every block and the joints between them, compares those with a schema, and silences the rules that the policy exempts.</summary>
internal sealed class DetectStage(IBlockScanner scanner, SchemaCheck schemas) : IAssemblyStage
{
    public string Name => "detect";

    public StageOutcome Run(AssemblyRun run)
    {
        AssemblyBlock[] seen = [.. run.Blocks.Select(b => b with { Scan = Seen(scanner, schemas, b.Input, run.Policy) })];
        run.Blocks =
        [
            .. JointScan.Add(seen, scanner).Select((b, i) => b with { Scan = Heard(b.Scan, b.Origin.Id, run.Policy), IsJoined = b.Scan.Findings.Count > seen[i].Scan.Findings.Count }),
        ];
        var findings = run.Blocks.Sum(b => b.Scan.Findings.Count);
        var flagged = run.Blocks.Count(b => b.Scan.Findings.Count > 0);
        return new StageOutcome(findings == 0 ? $"{run.Blocks.Count} scanned, nothing seen" : $"{findings} findings in {flagged} of {run.Blocks.Count}");
    }

    /// <summary>What is in the text, and how it differs from its schema.</summary>
    internal static ScanResult Seen(IBlockScanner scanner, SchemaCheck schemas, ContextBlock block, GuardrailPolicy policy)
    {
        var scan = scanner.Scan(block.Content, block.Kind);
        var drifts = schemas.Of(block, policy);
        return drifts.Count == 0
            ? scan
            : scan with { Score = Math.Max(scan.Score, drifts.Max(d => d.Score)), Findings = [.. scan.Findings.Concat(drifts).OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End)] };
    }

    internal static ScanResult Heard(ScanResult scan, string? originId, GuardrailPolicy policy)
    {
        if (policy.Exemptions.Count == 0 || scan.Findings.Count == 0)
            return scan;
        var left = scan.Findings.Where(f => !policy.Exemptions.Any(e => e.Silences(f.Rule, originId))).ToArray();
        return left.Length == scan.Findings.Count ? scan : ScanResult.Of(left) with { InstructionScore = scan.InstructionScore, InstructionSpan = scan.InstructionSpan };
    }
}
