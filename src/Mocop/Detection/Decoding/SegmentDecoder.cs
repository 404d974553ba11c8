using Mocop.Detection.Phrases;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>A decoding that replaces whole stretches: the views hold what the stretches say, a line for each, and nothing of the text between them.</summary>
internal abstract class SegmentDecoder(string name) : IViewDecoder
{
    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (!IsLikely(view.Words))
            return;
        var text = view.Folded.Text;
        ViewWriter? writer = null;
        for (var at = 0; at < text.Length;)
        {
            var start = FindStart(text, at);
            if (start < 0)
                break;
            var end = FindEnd(text, start);
            if (end > start && Decode(text.AsSpan(start, end - start)) is { } decoded)
            {
                writer ??= new(text);
                if (writer.Length > 0)
                    writer.Replace("\n", start, start);
                writer.Replace(decoded, start, end);
            }

            at = Math.Max(end, start + 1);
        }

        if (writer is not null)
            into.Add(view.Folded.Decoded(name, writer));
    }

    /// <summary>Whether the words of the text make it worth looking.</summary>
    protected virtual bool IsLikely(WordList words) => true;

    /// <summary>Where the next stretch may begin, or -1.</summary>
    protected abstract int FindStart(string text, int from);

    /// <summary>One past the end of the stretch; <paramref name="start"/> itself if there is none.</summary>
    protected abstract int FindEnd(string text, int start);

    /// <summary>What a stretch says, or <see langword="null"/> if it is not of this kind.</summary>
    protected abstract string? Decode(ReadOnlySpan<char> segment);
}
