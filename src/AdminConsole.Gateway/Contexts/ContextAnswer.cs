using AdminConsole.Gateway.Answers;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Rendering;
using Mocop.Sealing;

namespace AdminConsole.Gateway.Contexts;

/// <summary>The answer of <c>POST /v1/contexts</c>.</summary>
internal sealed record ContextAnswer(
    string Id, Verdict Verdict, string? Incident, IReadOnlyList<string> Incidents, RawJson Envelope, JwsSeal Seal, RenderingAnswer Rendering,
    IReadOnlyList<FindingAnswer> Findings, BudgetPlan Budget, IReadOnlyList<StageTrace> Trace)
{
    public static ContextAnswer Of(AssembledContext context, RecordedContext recorded, ProvenanceQuery provenance) => new(
        context.Envelope.Id, context.Verdict, recorded.Incident, recorded.Incidents, new(EnvelopeJson.Write(context.Envelope)), context.Seal,
        RenderingAnswer.Of(context, provenance), [.. context.Scans.SelectMany(FindingAnswer.Of)], context.Budget, context.Trace);
}

/// <summary>The messages for the model, and where each of their characters and tokens comes from, in the form that was asked for.</summary>
internal sealed record RenderingAnswer(RenderFormat Format, IReadOnlyList<MessageAnswer> Messages, object? Map, object? Tokens)
{
    public static RenderingAnswer Of(AssembledContext context, ProvenanceQuery provenance) => new(
        context.Rendering.Format,
        [.. context.Rendering.Messages.Select(m => new MessageAnswer(m.Role, m.Content, m.ToolCallId))],
        provenance.MapOf(context.Rendering),
        provenance.TokensOf(context.Rendering, context.Envelope.Model));
}

/// <summary>A message in the shape of OpenAI's API.</summary>
internal sealed record MessageAnswer(
    BlockRole Role, string Content, [property: System.Text.Json.Serialization.JsonPropertyName("tool_call_id")] string? ToolCallId);

/// <summary>A run of characters with one origin.</summary>
internal sealed record SpanAnswer(int Message, int Start, int End, string Block, TextSpan? Source, ProvenanceOperation Op);

/// <summary>A finding, with scores from 0 to 1.</summary>
internal sealed record FindingAnswer(
    string? Block, string Rule, string Category, string Technique, Severity Severity, decimal Score, TextSpan Span, IReadOnlyList<string> Views,
    Taxonomy Taxonomy, string Matched, string? Path)
{
    public static FindingAnswer Of(Finding finding, string? block = null) => new(
        block, finding.Rule, finding.Category, finding.Technique, finding.Severity, finding.Score / 1000m, finding.Span, finding.Views, finding.Taxonomy,
        finding.Matched, finding.Path);

    public static IEnumerable<FindingAnswer> Of(BlockScan scan) => scan.Findings.Select(f => Of(f, scan.Block));
}

/// <summary>How sure it is, from 0 to 1, that a text gives instructions of any kind, and where. It flags nothing by itself.</summary>
internal sealed record InstructionAnswer(decimal Score, TextSpan? Span)
{
    public static InstructionAnswer? Of(BlockScan scan) => Of(scan.InstructionScore, scan.InstructionSpan);

    public static InstructionAnswer? Of(int score, TextSpan? span = null) => score == 0 ? null : new(score / 1000m, span);
}

/// <summary>The answer of <c>GET /v1/contexts/{id}/blocks/{block}/proof</c>.</summary>
internal sealed record ProofAnswer(RawJson Proof, JwsSeal Seal);

/// <summary>The answer of <c>GET /v1/contexts/{id}</c>.</summary>
internal sealed record StoredContextAnswer(string Id, Verdict Verdict, DateTimeOffset CreatedAt, RawJson Envelope, JwsSeal Seal);
