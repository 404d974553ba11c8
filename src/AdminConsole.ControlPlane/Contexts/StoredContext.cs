using AdminConsole.ControlPlane.Persistence;
using Mocop.Policies;

namespace AdminConsole.ControlPlane.Contexts;

/// <summary>An assembled context as it was sealed, kept so that it can be opened and verified later.</summary>
public sealed class StoredContext : ITenantOwned
{
    /// <summary>The envelope's id, <c>ctx_…</c>.</summary>
    public required string Id { get; init; }

    public Guid TenantId { get; init; }

    public Guid ApplicationId { get; init; }

    public required string Model { get; init; }

    public string? Subject { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public Verdict Verdict { get; init; }

    public int Blocks { get; init; }

    public int Tokens { get; init; }

    /// <summary>The policy's name and version at the time.</summary>
    public required string Policy { get; init; }

    /// <summary>The canonical bytes of the envelope. A payload.</summary>
    public required byte[] Envelope { get; init; }

    public required string SealProtected { get; init; }

    public required string SealSignature { get; init; }
}
