using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Strings that a program puts together: <c>"ign" + "ore"</c>.</summary>
internal sealed class ConcatenationDecoder() : IViewDecoder
{
    private const int Widest = 24;
    private const int Fewest = 2;

    /// <inheritdoc/>
    public bool IsInPlace => true;

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey)
    {
        if ((survey.Signs & Signs.QuotationMark) == Signs.None)
            return false;
        var joints = 0;
        for (var at = 0; at < text.Length && text[at..].IndexOfAny('"', '\'', '`') is >= 0 and var skip;)
        {
            at += skip;
            var end = JointEnd(text, at);
            if (end > 0 && ++joints == Fewest)
                return true;
            at = Math.Max(end, at + 1);
        }

        return false;
    }

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        var text = view.Folded.Text;
        if (!IsLikely(text, view.Survey))
            return;
        var writer = new ViewWriter(text);
        int copied = 0, joints = 0;
        for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny('"', '\'', '`') is >= 0 and var skip;)
        {
            at += skip;
            var end = JointEnd(text, at);
            if (end > 0)
            {
                writer.Copy(copied, at);
                copied = end;
                joints++;
            }

            at = Math.Max(end, at + 1);
        }

        if (joints < Fewest)
            return;
        writer.Copy(copied, text.Length);
        into.Add(view.Folded.Decoded("concatenation", writer));
    }

    /// <summary>One past the quotation mark that opens the next string, or 0.</summary>
    private static int JointEnd(ReadOnlySpan<char> text, int at)
    {
        var quote = text[at];
        var operators = 0;
        for (var i = at + 1; i < text.Length && i - at < Widest; i++)
        {
            var c = text[i];
            if (c == quote && operators > 0)
                return i + 1;
            if (c is '+' or '.' or '&' or '~' or '\\' || (c == '\n' && operators == 0))
                operators++;
            else if (c is not (' ' or '\t' or '\n' or '\r'))
                return 0;
        }

        return 0;
    }
}
