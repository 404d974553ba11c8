namespace AdminConsole.ControlPlane.Audit;

/// <summary>Who changed what and when. Each record carries the hash of the one before, so that a missing or changed one shows.</summary>
public sealed class AuditRecord
{
    /// <summary>Counts without a gap from 1.</summary>
    public long Sequence { get; set; }

    public DateTimeOffset At { get; init; }

    /// <summary>The tenant that was changed; null for the installation.</summary>
    public Guid? TenantId { get; init; }

    public Guid? OperatorId { get; init; }

    public required string Actor { get; init; }

    /// <summary>Noun and verb: <c>tenant.created</c>.</summary>
    public required string Action { get; init; }

    public required string Target { get; init; }

    /// <summary>What changed, as JSON; holds no secret and no payload.</summary>
    public required string Detail { get; init; }

    public string PreviousHash { get; set; } = "";

    /// <summary>SHA-256 over the record's canonical JSON with the previous hash, <c>sha256:…</c>.</summary>
    public string Hash { get; set; } = "";
}
