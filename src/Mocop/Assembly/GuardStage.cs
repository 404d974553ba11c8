using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Json;
using Mocop.Policies;
using Mocop.Schemas;

namespace Mocop.Assembly;

/// <summary>Turns what was seen into a verdict per block.</summary>
internal sealed class GuardStage : IAssemblyStage
{
    public string Name => "guard";

    public StageOutcome Run(AssemblyRun run)
    {
        run.Blocks = [.. run.Blocks.Select(b => b with { Verdict = VerdictFor(b.Input, b.Scan, run.Policy) })];
        if (run.Blocks.FirstOrDefault(b => b.Verdict == Verdict.Block) is { } blocked)
        {
            return StageOutcome.Refused(
                "policy.blocked",
                blocked.Field,
                Reason(blocked, run.Policy));
        }

        var flagged = run.Blocks.Where(b => b.Verdict != Verdict.Allow).Select(b => $"{WireName.Of(b.Verdict)} {b.Id}").ToArray();
        return new StageOutcome(flagged.Length == 0 ? "all allowed" : string.Join(", ", flagged.Take(5)) + (flagged.Length > 5 ? ", …" : ""));
    }

    private static string Reason(AssemblyBlock block, GuardrailPolicy policy)
    {
        var why = SchemaCheck.LeastVerdict(block.Input, block.Scan.Findings, policy) == Verdict.Block ? "does not fit its schema" : $"scores {block.Scan.Score} of 1000";
        return $"Block {block.Id} {why}; policy {policy.Id} v{policy.Version} refuses a request with such a {WireName.Of(block.Input.Kind)} block.";
    }

    internal static Verdict VerdictFor(ContextBlock block, ScanResult scan, GuardrailPolicy policy)
    {
        var (byScore, byDrift) = (policy.ThresholdsFor(block.Kind).For(scan.Score), SchemaCheck.LeastVerdict(block, scan.Findings, policy));
        var verdict = byScore > byDrift ? byScore : byDrift;
        return block.Kind == BlockKind.System && verdict is Verdict.Redact or Verdict.Quarantine ? Verdict.Neutralize
            : verdict == Verdict.Redact && scan.Findings.Count == 0 ? Verdict.Quarantine
            : verdict;
    }
}
