using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Detection;
using Mocop.Escaping;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace AdminConsole.Pages.ContextLab;

/// <summary>Rebuilds from a sealed envelope what can be known of its assembly.</summary>
internal static class RecordedContext
{
    /// <summary>The context as it was sent; what an envelope does not hold (the stages' times, the text that was cut or redacted) is left out.</summary>
    public static AssembledContext Restore(Envelope envelope, JwsSeal seal, RenderFormat format) => new()
    {
        Envelope = envelope,
        Seal = seal,
        Rendering = EnvelopeRenderer.Render(envelope, format),
        Verdict = envelope.Blocks.Max(b => b.Verdict),
        Scans = [.. envelope.Blocks.Select(b => new BlockScan(b.Id, b.Findings.Count == 0 ? 0 : b.Findings.Max(f => f.Score), b.Verdict, [.. b.Findings.Select(Restore)]))],
        Budget = new BudgetPlan(
            envelope.Budget.Encoding, ModelEncodings.For(envelope.Model).IsEstimate, envelope.Budget.Limit, envelope.Budget.Reserve, envelope.Budget.Used,
            envelope.Budget.Used - envelope.Blocks.Sum(b => b.Tokens),
            [.. envelope.Blocks.GroupBy(b => b.Kind).Select(g => new GroupUsage(g.Key, g.Sum(b => b.Tokens), g.Sum(b => b.Tokens), envelope.Budget.Limit))],
            []),
    };

    /// <summary>A document to edit. Escapes are undone; what was cut, redacted or withheld is not in the envelope and stays a scar.</summary>
    public static LabDocument ToDocument(Envelope envelope, RenderFormat format)
    {
        var document = new LabDocument
        {
            Model = envelope.Model,
            Format = format,
            Subject = envelope.Subject ?? "",
            Limit = envelope.Budget.Limit,
            Reserve = envelope.Budget.Reserve,
        };
        document.Blocks.AddRange(envelope.Blocks.Select(b => LabBlock.Of(new ContextBlock
        {
            Id = b.Id,
            Kind = b.Kind,
            Role = b.Role,
            Origin = b.Origin,
            Content = b.Trust > TrustLevel.User ? b.Content : BlockEscaper.Unescape(b.Content),
        })));
        return document;
    }

    private static Finding Restore(EnvelopeFinding f) => new(f.Rule, f.Category, "", f.Severity, f.Score, f.Span, [], new Taxonomy(f.Owasp, f.Atlas), "");
}
