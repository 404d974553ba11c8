using AdminConsole.ControlPlane.Persistence;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace AdminConsole.ControlPlane.Incidents;

/// <summary>A flagged attempt, stored before the caller hears of it.</summary>
public sealed class Incident : ITenantOwned
{
    /// <summary>The number that people use, and the order of arrival.</summary>
    public long Number { get; init; }

    /// <summary>The id that programs use, <c>inc_…</c>.</summary>
    public required string Id { get; init; }

    public Guid TenantId { get; init; }

    public Guid ApplicationId { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>The context that the text was sent in; null when the request was refused or only scanned.</summary>
    public string? ContextId { get; init; }

    /// <summary>The call that brought it: <c>contexts</c>, <c>chat</c>, <c>scan</c>, <c>tools</c>.</summary>
    public required string Surface { get; init; }

    public required string Block { get; init; }

    public BlockKind Kind { get; init; }

    public TrustLevel Trust { get; init; }

    /// <summary>Who is said to have said it: a plugin, a user, a site.</summary>
    public string? Source { get; init; }

    public string? SourceVersion { get; init; }

    public string? Tool { get; init; }

    public string? CallId { get; init; }

    /// <summary>The file or address that was read, when known.</summary>
    public string? Uri { get; init; }

    /// <summary>The technique of the strongest finding.</summary>
    public required string Technique { get; init; }

    public required string Category { get; init; }

    public Severity Severity { get; init; }

    /// <summary>In thousandths.</summary>
    public int Score { get; init; }

    /// <summary>How sure it was that the text gives instructions of any kind, in thousandths. Apart from the score; it flags nothing.</summary>
    public int InstructionScore { get; init; }

    public Verdict Verdict { get; init; }

    public required string Policy { get; init; }

    /// <summary>The first code units around the strongest finding. A payload.</summary>
    public required string Excerpt { get; init; }

    /// <summary>The whole original text of the block. A payload.</summary>
    public required string Text { get; init; }

    public required List<Finding> Findings { get; init; }

    public IncidentState State { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }
}

/// <summary>What became of an incident.</summary>
public enum IncidentState
{
    /// <summary>Waits for a decision.</summary>
    Open,

    /// <summary>It was an attack.</summary>
    Confirmed,

    /// <summary>It was none.</summary>
    FalsePositive,
}
