using Mocop.Blocks;
using Mocop.Budgets;
using Mocop.Schemas;

namespace Mocop.Policies;

/// <summary>
/// A published policy as the engine applies it: an immutable value, whole or not at all. Its hash is <c>sha256:</c> and the SHA-256, in hexadecimal,
/// of the canonical JSON (RFC 8785) of every member but the version.
/// </summary>
public sealed record GuardrailPolicy
{
    /// <summary>The policy's name inside its tenant.</summary>
    public string Id { get; init; } = "default";

    /// <summary>Counts publications, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What happens to findings, by kind of block. A kind that is missing is treated as the strictest one that is there.</summary>
    public required IReadOnlyDictionary<BlockKind, KindPolicy> Kinds { get; init; }

    /// <summary>How untrusted blocks are set apart.</summary>
    public SpotlightMode Spotlight { get; init; } = SpotlightMode.Delimit;

    /// <summary>Whether a plugin block without the plugin runtime's seal refuses the request, instead of counting as <see cref="TrustLevel.Web"/>.</summary>
    public bool RefuseUnproven { get; init; }

    /// <summary>What happens when the blocks do not fit.</summary>
    public OverflowAction Overflow { get; init; } = OverflowAction.Truncate;

    /// <summary>The token groups; a kind without one may fill whatever is left.</summary>
    public IReadOnlyList<BudgetGroup> Groups { get; init; } = [];

    /// <summary>Rules that are silenced.</summary>
    public IReadOnlyList<RuleExemption> Exemptions { get; init; } = [];

    /// <summary>The schemas of contents, by their tags. A block that bears a tag and does not fit is flagged. Without any, tags are not looked at.</summary>
    public IReadOnlyList<ContentSchema> Schemas { get; init; } = [];

    /// <summary>How long an envelope is valid after its seal.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The policy that a new tenant starts with: everything is scanned, plugin and retrieved text is neutralised, nothing of the system is touched.</summary>
    public static GuardrailPolicy Default { get; } = new()
    {
        Kinds = new Dictionary<BlockKind, KindPolicy>
        {
            [BlockKind.System] = new(null),
            [BlockKind.User] = new(NeutralizeAt: 700),
            [BlockKind.History] = new(NeutralizeAt: 700),
            [BlockKind.Memory] = new(NeutralizeAt: 500, QuarantineAt: 990),
            [BlockKind.Retrieval] = new(NeutralizeAt: 500),
            [BlockKind.Plugin] = new(NeutralizeAt: 500),
        },
        Groups =
        [
            new(BlockKind.System, 0, 100, null, 100, TruncationStrategy.Tail),
            new(BlockKind.User, 200, 60, null, 90, TruncationStrategy.MiddleOut),
            new(BlockKind.Plugin, 100, 40, null, 50, TruncationStrategy.Tail),
            new(BlockKind.Retrieval, 0, 40, null, 40, TruncationStrategy.Tail),
            new(BlockKind.Memory, 0, 20, null, 30, TruncationStrategy.DropOldest),
            new(BlockKind.History, 0, 40, null, 20, TruncationStrategy.DropOldest),
        ],
    };

    /// <summary>The thresholds for a kind: its own, or, for a kind that is missing, the lowest of every kind that is there; without any kind everything blocks.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The thresholds.</returns>
    public KindPolicy ThresholdsFor(BlockKind kind) =>
        Kinds.TryGetValue(kind, out var own) ? own
        : Kinds.Count == 0 ? new KindPolicy(null, BlockAt: 0)
        : new KindPolicy(Kinds.Values.Min(k => k.NeutralizeAt), Kinds.Values.Min(k => k.RedactAt), Kinds.Values.Min(k => k.QuarantineAt), Kinds.Values.Min(k => k.BlockAt));
}
