using System.Buffers;
using Mocop.Blocks;
using Mocop.Escaping;
using Mocop.Json;
using Mocop.Policies;
using Mocop.Rendering;
using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>Escapes what is not the application's own, takes out what the policy withholds, and draws a nonce that no block contains.</summary>
internal sealed class EscapeStage : IAssemblyStage
{
    public string Name => "escape";

    public StageOutcome Run(AssemblyRun run)
    {
        run.Blocks = [.. run.Blocks.Select(b => b with { Text = Prepare(b, run.Policy) })];
        do
            run.Nonce = EnvelopeNonce.Draw(run.Nonces);
        while (IsForged(run.Blocks, EnvelopeNonce.Tag(run.Nonce)));

        var escapes = run.Blocks.Sum(b => b.Text.Transforms.Count(t => t.Op is TransformOp.Escape));
        var redactions = run.Blocks.Sum(b => b.Text.Transforms.Count(t => t.Op is TransformOp.Redact));
        return new StageOutcome($"{escapes} {(escapes == 1 ? "escape" : "escapes")}" + (redactions > 0 ? $", {redactions} {(redactions == 1 ? "redaction" : "redactions")}" : "") + $", {WireName.Of(run.Policy.Spotlight)}");
    }

    private static bool IsForged(IReadOnlyList<AssemblyBlock> blocks, string tag)
    {
        var searched = SearchValues.Create([tag], StringComparison.OrdinalIgnoreCase);
        return blocks.Any(b => Fence.IsForgedBy(b, searched));
    }

    private static PreparedText Prepare(AssemblyBlock block, GuardrailPolicy policy)
    {
        var original = block.Input.Content;
        if (block.Verdict == Verdict.Quarantine)
            return PreparedText.Replaced(original, TransformOp.Quarantine, Scar.Withheld, "policy");
        if (block.Trust > TrustLevel.User)
            return PreparedText.Unchanged(original);
        var escaped = BlockEscaper.Prepare(original);
        return block.Verdict == Verdict.Redact ? Redacted(block, escaped, policy) : escaped;
    }

    private static PreparedText Redacted(AssemblyBlock block, PreparedText escaped, GuardrailPolicy policy)
    {
        var threshold = policy.ThresholdsFor(block.Input.Kind).RedactAt ?? 0;
        var flagged = block.Scan.Findings.Where(f => f.Score >= threshold).ToArray();
        var redacted = Redaction.Apply(block.Input.Content, escaped, flagged.Length > 0 ? flagged : block.Scan.Findings);
        return redacted.Transforms.Count(t => t.Op is TransformOp.Redact) is > 0 and <= ContextLimits.RedactionsPerBlock
            ? redacted
            : PreparedText.Replaced(block.Input.Content, TransformOp.Quarantine, Scar.Withheld, "policy");
    }
}
