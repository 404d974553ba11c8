using Microsoft.AspNetCore.Components;
using Mocop.Provenance;

namespace AdminConsole.Components;

/// <summary>Draws one chunk, and again only when it looks different.</summary>
public sealed partial class ProvenanceChunkView
{
    private (ProvenanceChunk Chunk, ProvenanceColour Colour, bool EndsLine)? _drawn;

    [Parameter, EditorRequired]
    public required ProvenanceChunk Chunk { get; set; }

    [Parameter]
    public ProvenanceColour Colour { get; set; }

    /// <summary>Whether a line ends with the chunk, so that it may stand in a box of its own.</summary>
    [Parameter]
    public bool EndsLine { get; set; }

    /// <summary>Whether each segment says in its title what it is.</summary>
    [Parameter]
    public bool Hints { get; set; }

    protected override bool ShouldRender()
    {
        var isSame = _drawn is { } drawn && drawn.Colour == Colour && drawn.EndsLine == EndsLine && drawn.Chunk.First == Chunk.First && drawn.Chunk.Number == Chunk.Number && drawn.Chunk.LooksLike(Chunk);
        _drawn = (Chunk, Colour, EndsLine);
        return !isSame;
    }

    private static string Hint(ProvenanceSegment segment) =>
        $"{segment.Block} · {segment.Operation.Word()}{(segment.Trust is { } trust ? $" · trust {trust.Word()}" : "")}{(segment.IsFlagged ? " · flagged" : "")}";

    private string Look(ProvenanceSegment segment)
    {
        if (segment.IsGap) return "seg gap";
        var colour = Colour == ProvenanceColour.Operation ? $"op-{segment.Operation.Word()}"
            : segment.Operation is ProvenanceOperation.Content or ProvenanceOperation.Escape ? ""
            : "machine";
        return $"seg {colour}{(segment.Operation == ProvenanceOperation.Escape ? " escape" : "")}{(segment.IsFlagged ? " finding" : "")}";
    }
}
