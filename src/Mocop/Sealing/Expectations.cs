using Mocop.Assembly;

namespace Mocop.Sealing;

/// <summary>What a verifier asks of an envelope beside its being whole and genuine. What is left out is not checked.</summary>
public sealed record Expectations
{
    /// <summary>Nothing but that it is whole and genuine.</summary>
    public static Expectations None { get; } = new();

    /// <summary>The time for which it must be valid; left out where only its origin matters, as in an audit.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The tenant that it must belong to.</summary>
    public string? Tenant { get; init; }

    /// <summary>A block that it must hold, by its id.</summary>
    public string? Block { get; init; }

    /// <summary>The session that it must continue, and the sequence that was accepted last: only a higher one goes on. 0 before the first.</summary>
    public SessionReference? After { get; init; }

    /// <summary>Who remembers what was accepted, so that nothing is accepted twice. Asked last, and only when all else holds.</summary>
    public IReplayMemory? Memory { get; init; }
}
