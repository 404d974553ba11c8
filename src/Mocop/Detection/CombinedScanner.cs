using Mocop.Blocks;
using Mocop.Detection.Packs;

namespace Mocop.Detection;

/// <summary>
/// A scanner with rules of one's own beside it. Each scans by itself, so that rules of one's own can neither hide what the first sees nor use up its work; the
/// findings are merged and scored together. A text in which no own rule matches keeps the result of the first as it is.
/// </summary>
public sealed class CombinedScanner : IBlockScanner
{
    private readonly IBlockScanner _first;
    private readonly InjectionScanner _own;

    /// <summary>Puts rules beside a scanner. Costs some milliseconds: make it once and share it.</summary>
    /// <param name="first">The scanner, such as <see cref="InjectionScanner.Default"/>.</param>
    /// <param name="own">The rules to add.</param>
    public CombinedScanner(IBlockScanner first, RulePack own)
    {
        _first = first;
        _own = RulePackTrial.ScannerOf(own);
    }

    /// <summary>The rules that were added.</summary>
    public RulePack Own => _own.Pack;

    /// <inheritdoc/>
    public ScanResult Scan(string text, BlockKind kind) => Merge(_first.Scan(text, kind), ScanOwn(text, kind));

    /// <summary>What the rules alone see.</summary>
    internal ScanResult ScanRules(string text, BlockKind kind) => Merge(RuleScan.ScanRules(_first, text, kind), ScanOwn(text, kind));

    private static ScanResult Merge(ScanResult seen, IReadOnlyList<Finding> own)
    {
        if (own.Count == 0)
            return seen;
        var merged = ScanResult.Of([.. seen.Findings.Concat(own).OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End).ThenBy(f => f.Rule, StringComparer.Ordinal)]);
        return seen with { Score = Math.Max(seen.Score, merged.Score), Findings = merged.Findings };
    }

    internal IReadOnlyList<ExplainedFinding> Explain(string text, BlockKind kind) =>
        [.. ScanExplanation.Explain(_first, text, kind).Concat(_own.Explain(text, kind)).OrderBy(e => e.Finding.Span.Start).ThenBy(e => e.Finding.Span.End)];

    /// <summary>What the added rules alone see.</summary>
    /// <param name="text">The original text.</param>
    /// <param name="kind">What the block is.</param>
    /// <returns>The findings by position.</returns>
    public IReadOnlyList<Finding> ScanOwn(string text, BlockKind kind) =>
        _own.Scan(text, kind).Findings;
}
