using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>A decoding that replaces whole stretches: the views hold what the stretches say, a line for each, and nothing of the text between them.</summary>
internal abstract class SegmentDecoder(string name) : IViewDecoder
{
    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (!IsLikely(view.Survey))
            return;
        var text = view.Folded.Text;
        ViewWriter? writer = null;
        for (var at = 0; at < text.Length;)
        {
            var start = FindStart(text, at);
            if (start < 0)
                break;
            var end = FindEnd(text, start);
            if (end > start && MayDecode(text.AsSpan(start, end - start)) && Decode(text.AsSpan(start, end - start)) is { } decoded)
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

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey)
    {
        if (!IsLikely(survey))
            return false;
        for (var at = 0; at < text.Length;)
        {
            var start = FindStart(text, at);
            if (start < 0)
                return false;
            var end = FindEnd(text, start);
            if (end > start && MayDecode(text[start..end]))
                return true;
            at = Math.Max(end, start + 1);
        }

        return false;
    }

    /// <summary>Whether the text has what makes it worth looking.</summary>
    protected virtual bool IsLikely(TextSurvey survey) => true;

    /// <summary>Where the next stretch may begin, or -1.</summary>
    protected abstract int FindStart(ReadOnlySpan<char> text, int from);

    /// <summary>One past the end of the stretch; <paramref name="start"/> itself if there is none.</summary>
    protected abstract int FindEnd(ReadOnlySpan<char> text, int start);

    /// <summary>Whether a stretch can be of this kind, by its first characters.</summary>
    protected virtual bool MayDecode(ReadOnlySpan<char> segment) => true;

    /// <summary>What a stretch says, or <see langword="null"/> if it is not of this kind.</summary>
    protected abstract string? Decode(ReadOnlySpan<char> segment);
}
