using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Json;
using Mocop.Policies;

namespace Mocop.Assembly;

/// <summary>Turns what was seen into a verdict per block.</summary>
internal sealed class GuardStage : IAssemblyStage
{
    public string Name => "guard";

    public StageOutcome Run(AssemblyRun run)
    {
        run.Blocks = [.. run.Blocks.Select(b => b with { Verdict = VerdictFor(b.Input.Kind, b.Scan, run.Policy) })];
        if (run.Blocks.FirstOrDefault(b => b.Verdict == Verdict.Block) is { } blocked)
        {
            return StageOutcome.Refused(
                "policy.blocked",
                blocked.Field,
                $"Block {blocked.Id} scores {blocked.Scan.Score} of 1000; policy {run.Policy.Id} v{run.Policy.Version} refuses a request with such a {WireName.Of(blocked.Input.Kind)} block.");
        }

        var flagged = run.Blocks.Where(b => b.Verdict != Verdict.Allow).Select(b => $"{WireName.Of(b.Verdict)} {b.Id}").ToArray();
        return new StageOutcome(flagged.Length == 0 ? "all allowed" : string.Join(", ", flagged.Take(5)) + (flagged.Length > 5 ? ", …" : ""));
    }

    internal static Verdict VerdictFor(BlockKind kind, ScanResult scan, GuardrailPolicy policy)
    {
        var verdict = policy.ThresholdsFor(kind).For(scan.Score);
        return kind == BlockKind.System && verdict is Verdict.Redact or Verdict.Quarantine ? Verdict.Neutralize
            : verdict == Verdict.Redact && scan.Findings.Count == 0 ? Verdict.Quarantine
            : verdict;
    }
}
