using AdminConsole.Components;
using Mocop.Blocks;
using Mocop.Provenance;

namespace AdminConsole.Pages.Playground;

/// <summary>Colours the naive prompt by where its pieces come from. The model sees none of it: to the model it is one text.</summary>
public static class NaiveText
{
    private const string Gap = "\n\n";

    /// <summary>The segments of the prompt that the gateway's playground sends as the naive one.</summary>
    public static IReadOnlyList<ProvenanceSegment> Segments(IReadOnlyList<ContextBlock> blocks)
    {
        var segments = new List<ProvenanceSegment>();
        var position = 0;
        foreach (var (index, block) in blocks.Index().Where(b => !IsTurn(b.Item)).OrderBy(b => b.Item.Kind != BlockKind.System))
        {
            if (segments.Count > 0) position = Add(segments, 0, position, Gap, block, index, ProvenanceOperation.Separator);
            position = Add(segments, 0, position, block.Content, block, index, ProvenanceOperation.Content);
        }

        var message = 1;
        foreach (var (index, block) in blocks.Index().Where(b => IsTurn(b.Item))) Add(segments, message++, 0, block.Content, block, index, ProvenanceOperation.Content);
        return segments;
    }

    private static bool IsTurn(ContextBlock block) => block.Kind is BlockKind.User or BlockKind.History;

    private static int Add(List<ProvenanceSegment> segments, int message, int position, string text, ContextBlock block, int index, ProvenanceOperation operation)
    {
        var trust = block.Kind switch
        {
            BlockKind.System => TrustLevel.System,
            BlockKind.User or BlockKind.History => TrustLevel.User,
            _ => TrustLevel.Web,
        };
        for (var from = 0; from < text.Length; from += ProvenanceSegment.Longest)
        {
            var part = text.Substring(from, Math.Min(ProvenanceSegment.Longest, text.Length - from));
            segments.Add(new(message, position + from, part, block.Id ?? $"b{index + 1}", trust, operation, null, IsFlagged: false));
        }

        return position + text.Length;
    }
}
