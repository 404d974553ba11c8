using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Escaping;
using Mocop.Policies;

namespace Mocop.Assembly;

/// <summary>A block on its way through the stages.</summary>
internal sealed record AssemblyBlock
{
    public required int Index { get; init; }

    public required string Id { get; init; }

    public required ContextBlock Input { get; init; }

    public required BlockRole Role { get; init; }

    public required TrustLevel Trust { get; init; }

    public required bool Proven { get; init; }

    public required BlockOrigin Origin { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ScanResult Scan { get; init; } = ScanResult.Clean;

    /// <summary>Whether some of what was seen stands across several blocks.</summary>
    public bool IsJoined { get; init; }

    public Verdict Verdict { get; init; }

    public PreparedText Text { get; init; } = PreparedText.Empty;

    public string Field => $"blocks[{Index}]";
}
