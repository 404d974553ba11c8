using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Rendering;

namespace Mocop.Client.Contexts;

/// <summary>A context that the gateway assembled.</summary>
public sealed record ContextResult
{
    /// <summary>Its id, <c>ctx_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The hardest verdict of its blocks.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The incidents that it left, the most severe first.</summary>
    public required IReadOnlyList<string> Incidents { get; init; }

    /// <summary>The signed content.</summary>
    public required SealedEnvelope Envelope { get; init; }

    /// <summary>What the model is to be sent, and where each character of it comes from.</summary>
    public required ContextRendering Rendering { get; init; }

    /// <summary>What was seen, in all blocks.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Tokens of the rendering.</summary>
    public required int TokensUsed { get; init; }

    /// <summary>The stages that ran, in order.</summary>
    public required IReadOnlyList<StageTrace> Trace { get; init; }

    internal static ContextResult Read(JsonElement answer)
    {
        var json = new AnswerReader(answer);
        return new ContextResult
        {
            Id = json.Text("id"),
            Verdict = json.Name<Verdict>("verdict"),
            Incidents = [.. answer.GetProperty("incidents").EnumerateArray().Select(i => i.GetString() ?? "")],
            Envelope = SealedEnvelope.Read(answer),
            Rendering = ReadRendering(new(answer.GetProperty("rendering"))),
            Findings = json.Findings(),
            TokensUsed = new AnswerReader(answer.GetProperty("budget")).Integer("used"),
            Trace = [.. json.Items("trace").Select(t => new StageTrace(t.Text("stage"), t.Long("microseconds"), t.Text("note")))],
        };
    }

    private static ContextRendering ReadRendering(AnswerReader json) => new(
        json.Name<RenderFormat>("format"),
        [.. json.Items("messages").Select(m => new RenderedMessage(m.Name<BlockRole>("role"), m.Text("content"), m.OptionalText("tool_call_id")))],
        json.Json.TryGetProperty("map", out var map) && map.ValueKind == JsonValueKind.Object ? ReadCompact(new(map)) : ReadSpans(json));

    private static IReadOnlyList<ProvenanceSpan> ReadCompact(AnswerReader map) =>
        new CompactMap(map.Texts("blocks"), map.Texts("ops"), map.Integers("messages"), map.Integers("runs")).Expand();

    /// <summary>The form of a gateway that knows no other.</summary>
    private static ProvenanceSpan[] ReadSpans(AnswerReader json) =>
        [.. json.Items("map").Select(s => new ProvenanceSpan(
            s.Integer("message"), s.Integer("start"), s.Integer("end"), s.Text("block"), s.Json.TryGetProperty("source", out _) ? s.Span("source") : null, s.Name<ProvenanceOperation>("op")))];
}
