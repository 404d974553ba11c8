using System.Text;
using System.Text.Json;
using AdminConsole.Components;
using AdminConsole.ControlPlane.Contexts;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Detection;
using Mocop.Rendering;
using Mocop.Sealing;
using Mocop.Tokens;

namespace AdminConsole.Pages.Contexts;

/// <summary>A stored envelope as the page shows it: rendered anew from its own content, which is all that a verifier elsewhere has.</summary>
/// <param name="Envelope">The envelope.</param>
/// <param name="Rendering">What the model was sent.</param>
/// <param name="Segments">The rendering cut into runs that look alike.</param>
/// <param name="Budget">How the tokens were spent, as far as the envelope says.</param>
public sealed record OpenedEnvelope(Envelope Envelope, ContextRendering Rendering, IReadOnlyList<ProvenanceSegment> Segments, BudgetReport Budget)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public IReadOnlyList<BlockRole> Roles => [.. Rendering.Messages.Select(message => message.Role)];

    /// <summary>Opens what is stored; null when it is no envelope any more.</summary>
    public static OpenedEnvelope? Of(OpenedContext stored, RenderFormat format)
    {
        if (!EnvelopeJson.TryRead(stored.Envelope, out var envelope, out _)) return null;
        var rendering = EnvelopeRenderer.Render(envelope, format);
        var trust = envelope.Blocks.ToDictionary(block => block.Id, block => block.Trust, StringComparer.Ordinal);
        var findings = envelope.Blocks.ToDictionary(
            block => block.Id, IReadOnlyList<TextSpan> (block) => [.. block.Findings.Select(finding => finding.Span)], StringComparer.Ordinal);
        return new(envelope, rendering, ProvenanceSegment.Of(rendering, trust, findings), BudgetOf(envelope));
    }

    /// <summary>The envelope and its seal as one JSON object, the form that <c>POST /v1/contexts/verify</c> and <c>mocop verify</c> take. The canonical bytes are not touched.</summary>
    public static string Json(OpenedContext stored) =>
        $$"""{"envelope":{{Encoding.UTF8.GetString(stored.Envelope)}},"seal":{{Encoding.UTF8.GetString(SealJson.Write(stored.Seal))}}}""";

    /// <summary>The same over several lines, with everything but plain ASCII escaped: what cannot be seen shows.</summary>
    public static string Readable(OpenedContext stored)
    {
        using var document = JsonDocument.Parse(Json(stored));
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    private static BudgetReport BudgetOf(Envelope envelope)
    {
        var budget = envelope.Budget;
        GroupUsage[] groups = [.. envelope.Blocks.Where(block => !block.Transforms.Any(change => change.Op == TransformOp.Drop)).GroupBy(block => block.Kind)
            .Select(group => new GroupUsage(group.Key, group.Sum(block => block.Tokens), group.Sum(block => block.Tokens), budget.Limit))];
        return new(
            budget.Encoding, ModelEncodings.For(envelope.Model).IsEstimate, budget.Limit, budget.Reserve, budget.Used,
            Math.Max(0, budget.Used - groups.Sum(group => group.Used)), groups, []);
    }
}
