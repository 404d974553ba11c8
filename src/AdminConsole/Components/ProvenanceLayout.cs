using Mocop.Blocks;

namespace AdminConsole.Components;

/// <summary>How segments are laid out on a page: a message is a row of parts, a part is what one block says or what frames it, a chunk is what is drawn or left out as a whole.</summary>
/// <param name="Messages">The messages in order.</param>
/// <param name="Chunks">How many chunks there are together; they are numbered through.</param>
public sealed record ProvenanceLayout(IReadOnlyList<ProvenanceMessage> Messages, int Chunks)
{
    private const int ChunkChars = ProvenanceSegment.Longest;
    private const int ChunkSegments = 100;

    public static ProvenanceLayout Empty { get; } = new([], 0);

    public static ProvenanceLayout Of(IReadOnlyList<ProvenanceSegment> segments)
    {
        var messages = new List<ProvenanceMessage>();
        var (number, at) = (0, 0);
        while (at < segments.Count)
        {
            var parts = new List<ProvenancePart>();
            var message = segments[at].Message;
            while (at < segments.Count && segments[at].Message == message)
            {
                var (head, chunks) = (segments[at], new List<ProvenanceChunk>());
                while (at < segments.Count && Continues(head, segments[at]))
                {
                    var end = ChunkEnd(segments, at, head);
                    chunks.Add(new ProvenanceChunk(number++, at, [.. segments.Skip(at).Take(end - at)]));
                    at = end;
                }

                parts.Add(new ProvenancePart(head.Block, head.Trust, head.IsFrame, chunks));
            }

            messages.Add(new ProvenanceMessage(message, parts));
        }

        return new(messages, number);
    }

    private static bool Continues(ProvenanceSegment head, ProvenanceSegment next) =>
        next.Message == head.Message && next.IsFrame == head.IsFrame && string.Equals(next.Block, head.Block, StringComparison.Ordinal);

    private static int ChunkEnd(IReadOnlyList<ProvenanceSegment> segments, int at, ProvenanceSegment head)
    {
        var (end, chars) = (at, 0);
        while (end < segments.Count && end - at < ChunkSegments && Continues(head, segments[end]) && (end == at || chars + segments[end].Text.Length <= ChunkChars))
            chars += segments[end++].Text.Length;
        return end;
    }
}

/// <summary>A message as it is laid out.</summary>
public sealed record ProvenanceMessage(int Index, IReadOnlyList<ProvenancePart> Parts);

/// <summary>What one block says in a message, or what frames it.</summary>
public sealed record ProvenancePart(string Block, TrustLevel? Trust, bool IsFrame, IReadOnlyList<ProvenanceChunk> Chunks);

/// <summary>A bounded piece of a part.</summary>
/// <param name="Number">Its number on the page.</param>
/// <param name="First">The index of its first segment.</param>
/// <param name="Segments">Its segments.</param>
public sealed record ProvenanceChunk(int Number, int First, IReadOnlyList<ProvenanceSegment> Segments)
{
    private const int Columns = 84;

    /// <summary>About how many lines it takes.</summary>
    public int Lines => Math.Max(1, Segments.Sum(s => s.Text.Count(c => c == '\n')) + (Segments.Sum(s => s.Text.Length) / Columns));

    /// <summary>Whether it looks the same as another, wherever it stands.</summary>
    public bool LooksLike(ProvenanceChunk other) =>
        Segments.Count == other.Segments.Count
        && Segments.Zip(other.Segments).All(pair =>
            pair.First.Operation == pair.Second.Operation && pair.First.IsFlagged == pair.Second.IsFlagged && pair.First.Trust == pair.Second.Trust
            && string.Equals(pair.First.Text, pair.Second.Text, StringComparison.Ordinal));
}
