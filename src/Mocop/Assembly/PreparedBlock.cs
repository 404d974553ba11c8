using Mocop.Budgets;
using Mocop.Detection;
using Mocop.Escaping;
using Mocop.Sealing;

namespace Mocop.Assembly;

/// <summary>A block in the form in which it is sealed.</summary>
internal static class PreparedBlock
{
    public static EnvelopeBlock Of(AssemblyBlock block, RenderCost cost) => cost.Counted(new EnvelopeBlock
    {
        Id = block.Id,
        Kind = block.Input.Kind,
        Role = block.Role,
        Trust = block.Trust,
        Proven = block.Proven,
        Sensitivity = block.Input.Sensitivity,
        Tenant = block.Input.Tenant!,
        Origin = block.Origin,
        Schema = block.Input.Schema,
        MediaType = block.Input.MediaType,
        CreatedAt = block.CreatedAt,
        Hash = ContentHash.Of(block.Input.Content),
        Digest = "",
        Tokens = 0,
        Verdict = block.Verdict,
        Content = block.Text.Content,
        Transforms = block.Text.Transforms,
        Findings = Findings(block.Scan.Findings),
    });

    /// <summary>The block with no more transforms than an envelope tells apart.</summary>
    public static EnvelopeBlock Bounded(EnvelopeBlock block) =>
        block with { Transforms = new PreparedText(block.Content, block.Transforms).Coalesced(ContextLimits.TransformsPerBlock).Transforms };

    private static EnvelopeFinding[] Findings(IReadOnlyList<Finding> findings) =>
        [.. findings
            .OrderByDescending(f => f.Score).Take(ContextLimits.FindingsPerBlock)
            .OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End).ThenBy(f => f.Rule, StringComparer.Ordinal)
            .Select(f => new EnvelopeFinding(f.Rule, f.Category, f.Severity, f.Score, f.Span, f.Taxonomy.Owasp, f.Taxonomy.Atlas))];
}
