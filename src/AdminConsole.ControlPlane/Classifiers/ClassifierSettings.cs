using AdminConsole.ControlPlane.Persistence;
using Mocop.Blocks;

namespace AdminConsole.ControlPlane.Classifiers;

/// <summary>A classifier of a tenant's own: an HTTP endpoint that is asked about texts of which the detectors are not sure. A tenant has at most one.</summary>
public sealed class ClassifierSettings : ITenantOwned
{
    public Guid Id { get; init; }

    public Guid TenantId { get; init; }

    /// <summary>Counts changes from 1. Answers of an earlier revision are never used again.</summary>
    public int Revision { get; set; }

    public required string Url { get; set; }

    /// <summary>The bearer token, encrypted.</summary>
    public string? ProtectedSecret { get; set; }

    /// <summary>The lowest score of the detectors, in thousandths, about which it is asked.</summary>
    public int Low { get; set; }

    /// <summary>The highest score about which it is asked.</summary>
    public int High { get; set; }

    /// <summary>The kinds of blocks about which it is asked.</summary>
    public required List<BlockKind> Kinds { get; set; }

    /// <summary>How long one request may wait for all its answers together, in milliseconds.</summary>
    public int TimeLimit { get; set; }

    /// <summary>How many answers each node keeps; 0 for none.</summary>
    public int CacheEntries { get; set; }

    /// <summary>How long an answer is kept.</summary>
    public int CacheMinutes { get; set; }

    /// <summary>Whether a text about which it was asked in vain is treated as if it reached the first threshold of its kind. Otherwise the detectors' score stands.</summary>
    public bool FailsClosed { get; set; }

    /// <summary>Whether it may lower a score.</summary>
    public bool MayLower { get; set; }

    public bool Disabled { get; set; }

    public required string Author { get; set; }

    public DateTimeOffset SavedAt { get; set; }
}
