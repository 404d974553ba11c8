using System.Diagnostics.CodeAnalysis;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Policies;

namespace Mocop.Sealing;

/// <summary>
/// Everything of an envelope but its blocks, of which it holds the number and the Merkle root. Its canonical bytes are what a seal signs, so one block can be proved without the others:
/// see <see cref="BlockProof"/>.
/// </summary>
public record EnvelopeHead
{
    /// <summary>The schema tag, <c>mocop/1</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>The context's id, <c>ctx_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>On whose behalf.</summary>
    public string? Subject { get; init; }

    /// <summary>The model it was made for.</summary>
    public required string Model { get; init; }

    /// <summary>The policy that was applied.</summary>
    public required PolicyReference Policy { get; init; }

    /// <summary>How untrusted blocks were set apart.</summary>
    public required SpotlightMode Spotlight { get; init; }

    /// <summary>When it was sealed, UTC, whole milliseconds.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>From when it is no longer valid.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>128 random bits, base64url. The fences of the rendering carry its first characters.</summary>
    public required string Nonce { get; init; }

    /// <summary>The conversation.</summary>
    public SessionReference? Session { get; init; }

    /// <summary>The token limit and what was used of it.</summary>
    public required EnvelopeBudget Budget { get; init; }

    /// <summary>The Merkle root over the block digests, <c>sha256:…</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The number of blocks under <see cref="Root"/>.</summary>
    public required int Size { get; init; }

    internal static EnvelopeHead Of(Envelope envelope) => new((EnvelopeHead)envelope);
}

/// <summary>The signed form of a context, schema <c>mocop/1</c>: what was sent, from where, and under which policy. <c>EnvelopeJson</c> reads and writes it.</summary>
public sealed record Envelope : EnvelopeHead
{
    /// <summary>Makes an envelope; its members are given one by one.</summary>
    public Envelope()
    {
    }

    [SetsRequiredMembers]
    internal Envelope(EnvelopeHead head, IReadOnlyList<EnvelopeBlock> blocks)
        : base(head) => Blocks = blocks;

    /// <summary>The blocks in order.</summary>
    public required IReadOnlyList<EnvelopeBlock> Blocks { get; init; }
}

/// <summary>Names a published policy.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The hash of its canonical form, <c>sha256:…</c>.</param>
public sealed record PolicyReference(string Id, int Version, string Hash);

/// <summary>The token limit of an envelope.</summary>
/// <param name="Encoding">The token encoding.</param>
/// <param name="Limit">The limit, the answer included.</param>
/// <param name="Reserve">Tokens kept for the answer.</param>
/// <param name="Used">Tokens of the rendering that was asked for.</param>
public sealed record EnvelopeBudget(string Encoding, int Limit, int Reserve, int Used);

/// <summary>A block as it was sealed. <see cref="Content"/> is what the renderers print: escaped, redacted and cut, but without fences and before spotlighting.</summary>
public sealed record EnvelopeBlock
{
    /// <summary>The block's id inside the envelope.</summary>
    public required string Id { get; init; }

    /// <summary>What the block is.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>The chat role.</summary>
    public required BlockRole Role { get; init; }

    /// <summary>How far it may be believed.</summary>
    public required TrustLevel Trust { get; init; }

    /// <summary>Whether its origin is proven by a seal of the plugin runtime, or by the server itself.</summary>
    public required bool Proven { get; init; }

    /// <summary>How widely it may travel.</summary>
    public required Sensitivity Sensitivity { get; init; }

    /// <summary>The tenant it belongs to.</summary>
    public required string Tenant { get; init; }

    /// <summary>Where it came from.</summary>
    public required BlockOrigin Origin { get; init; }

    /// <summary>The schema tag of the content.</summary>
    public string? Schema { get; init; }

    /// <summary>The media type of the original content.</summary>
    public required string MediaType { get; init; }

    /// <summary>When the content came into being.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>SHA-256 of the original content's UTF-8 bytes, <c>sha256:…</c>.</summary>
    public required string Hash { get; init; }

    /// <summary>The block's leaf in the tree under <see cref="EnvelopeHead.Root"/>: SHA-256 of a zero byte and the canonical bytes of every other member, <c>sha256:…</c>.</summary>
    public required string Digest { get; init; }

    /// <summary>Tokens of <see cref="Content"/>.</summary>
    public required int Tokens { get; init; }

    /// <summary>What the policy did with it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The prepared text.</summary>
    public required string Content { get; init; }

    /// <summary>What was done to the original, in order of position.</summary>
    public required IReadOnlyList<BlockTransform> Transforms { get; init; }

    /// <summary>What was seen in the original.</summary>
    public required IReadOnlyList<EnvelopeFinding> Findings { get; init; }
}

/// <summary>A change to a block's content.</summary>
/// <param name="Op">The operation, one of <see cref="TransformOp"/>. Spotlighting is no transform: the renderer applies it.</param>
/// <param name="Source">The range of the original content, UTF-16 code units.</param>
/// <param name="Target">The range of the prepared content that stands for it.</param>
/// <param name="Detail">A word on what, e.g. <c>special-token</c>.</param>
public sealed record BlockTransform(string Op, TextSpan Source, TextSpan Target, string Detail);

/// <summary>A finding as it stands in an envelope; it repeats nothing of the text.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Category">The family.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Score">The score in thousandths.</param>
/// <param name="Span">The range of the original content.</param>
/// <param name="Owasp">The OWASP name.</param>
/// <param name="Atlas">The MITRE ATLAS name.</param>
public sealed record EnvelopeFinding(string Rule, string Category, Severity Severity, int Score, TextSpan Span, string Owasp, string Atlas);
