using System.Text.Json;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace Mocop.Client.Incidents;

/// <summary>A flagged attempt, without the text that was flagged.</summary>
public sealed record IncidentInfo
{
    /// <summary>The number that people use, and the order of arrival: it only grows.</summary>
    public required long Number { get; init; }

    /// <summary>The id that programs use, <c>inc_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>raised</c> or <c>decided</c> in the live feed; elsewhere nothing.</summary>
    public string? Change { get; init; }

    /// <summary>When it was seen.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The call that brought it: <c>contexts</c>, <c>chat</c>, <c>scan</c> or <c>tools</c>.</summary>
    public required string Surface { get; init; }

    /// <summary>What the block was.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>How far it could be believed.</summary>
    public required TrustLevel Trust { get; init; }

    /// <summary>Who is said to have said it.</summary>
    public string? Source { get; init; }

    /// <summary>The tool that answered.</summary>
    public string? Tool { get; init; }

    /// <summary>The technique of the strongest finding.</summary>
    public required string Technique { get; init; }

    /// <summary>How much harm it can do.</summary>
    public required Severity Severity { get; init; }

    /// <summary>In thousandths (0 to 1000).</summary>
    public required int Score { get; init; }

    /// <summary>What the policy did.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary><c>open</c>, <c>confirmed</c> or <c>false-positive</c>.</summary>
    public required string State { get; init; }

    /// <summary>The context that it was in, when there is one.</summary>
    public string? Context { get; init; }

    internal static IncidentInfo Read(JsonElement value)
    {
        var json = new AnswerReader(value);
        return new IncidentInfo
        {
            Number = json.Long("number"),
            Id = json.Text("id"),
            Change = json.OptionalText("change"),
            OccurredAt = json.Time("occurredAt"),
            Surface = json.Text("surface"),
            Kind = json.Name<BlockKind>("kind"),
            Trust = json.Name<TrustLevel>("trust"),
            Source = json.OptionalText("source"),
            Tool = json.OptionalText("tool"),
            Technique = json.Text("technique"),
            Severity = json.Name<Severity>("severity"),
            Score = json.Score(),
            Verdict = json.Name<Verdict>("verdict"),
            State = json.Text("state"),
            Context = json.OptionalText("context"),
        };
    }
}
