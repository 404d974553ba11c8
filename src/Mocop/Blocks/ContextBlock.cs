using Mocop.Sealing;

namespace Mocop.Blocks;

/// <summary>One piece of a prompt as the application hands it in, before anything was done to it.</summary>
public sealed record ContextBlock
{
    /// <summary>The block's name inside its request; <c>b1</c>, <c>b2</c>, … are given when left out. Letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, at most 64.</summary>
    public string? Id { get; init; }

    /// <summary>What the block is.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>The chat role; when left out it follows from <see cref="Kind"/>.</summary>
    public BlockRole? Role { get; init; }

    /// <summary>The text itself, unescaped.</summary>
    public required string Content { get; init; }

    /// <summary>The tenant that the content belongs to. When given it must equal the request's tenant: a mismatch refuses the request.</summary>
    public string? Tenant { get; init; }

    /// <summary>Where the content came from.</summary>
    public BlockOrigin? Origin { get; init; }

    /// <summary>How widely the content may travel.</summary>
    public Sensitivity Sensitivity { get; init; } = Sensitivity.Internal;

    /// <summary>The tag of the schema that the content follows, e.g. <c>weather.forecast/2</c>.</summary>
    public string? Schema { get; init; }

    /// <summary>The media type of the content (RFC 6838).</summary>
    public string MediaType { get; init; } = "text/plain";

    /// <summary>When the content came into being; the time of assembly when left out.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The plugin runtime's seal over the block (see <c>BlockSealing</c>). Without it a plugin's block counts as <see cref="TrustLevel.Web"/>.</summary>
    public JwsSeal? Seal { get; init; }
}
