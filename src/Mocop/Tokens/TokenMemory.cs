namespace Mocop.Tokens;

/// <summary>
/// Remembers the counts of texts from one assembly to the next, for editors that assemble anew with each keystroke: a text that was counted is not counted again, and one that was
/// changed is counted where it changed. Bounded; the texts that were used last are kept. Safe for any number of threads.
/// </summary>
public sealed class TokenMemory
{
    private const int MaxTexts = 64;
    private const int MaxChars = 4_194_304;
    private const int LeastChars = 256;

    private readonly Lock _lock = new();
    private readonly LinkedList<IncrementalTokenCount> _counts = [];

    /// <summary>Code units looked at and bytes merged so far.</summary>
    internal long Steps { get; private set; }

    /// <summary>The tokens of a text.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="text">The text.</param>
    /// <returns>As many as <see cref="TokenEncoding.Count"/> counts.</returns>
    public int Count(TokenEncoding encoding, string text)
    {
        lock (_lock)
            return Of(encoding, text).Tokens;
    }

    /// <summary>The tokens of a text that is remembered, or is from now on, with what stands before and after it.</summary>
    internal int CountWithin(TokenEncoding encoding, string text, string before, string after)
    {
        lock (_lock)
        {
            var count = Of(encoding, text);
            var steps = count.Steps;
            var tokens = count.CountWithin(string.Concat(before, text, after), before.Length);
            Steps += count.Steps - steps;
            return tokens;
        }
    }

    private IncrementalTokenCount Of(TokenEncoding encoding, string text)
    {
        var (nearest, common) = (default(LinkedListNode<IncrementalTokenCount>), text.Length / 2);
        for (var node = _counts.First; node is not null; node = node.Next)
        {
            if (!ReferenceEquals(node.Value.Encoding, encoding))
                continue;
            var shared = string.Equals(node.Value.Text, text, StringComparison.Ordinal) ? int.MaxValue : text.Length < LeastChars ? 0 : Shared(node.Value.Text, text);
            if (shared > common)
                (nearest, common) = (node, shared);
        }

        if (nearest is null)
        {
            nearest = new LinkedListNode<IncrementalTokenCount>(new IncrementalTokenCount(encoding, text));
            Steps += nearest.Value.Steps;
        }
        else
        {
            var before = nearest.Value.Steps;
            if (common != int.MaxValue)
                nearest.Value.Change(text);
            Steps += nearest.Value.Steps - before;
            _counts.Remove(nearest);
        }

        _counts.AddFirst(nearest);
        while (_counts.Count > MaxTexts || (_counts.Count > 1 && _counts.Sum(c => (long)c.Text.Length) > MaxChars))
            _counts.RemoveLast();
        return nearest.Value;
    }

    private static int Shared(string old, string text)
    {
        var head = old.AsSpan().CommonPrefixLength(text);
        var (tail, most) = (0, Math.Min(old.Length, text.Length) - head);
        while (tail < most && old[^(tail + 1)] == text[^(tail + 1)])
            tail++;
        return head + tail;
    }
}
