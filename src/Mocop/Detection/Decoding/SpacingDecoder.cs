using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>
/// Letters set apart by one sign each (<c>i g n o r e</c>, <c>i.g.n.o.r.e</c>, one below the other) are put together, and words that were run together
/// (<c>ignoreprevious</c>, <c>IgnorePrevious</c>) are cut apart.
/// </summary>
internal sealed class SpacingDecoder(Vocabulary vocabulary) : IViewDecoder
{
    private const int ShortestRun = 5;
    private const int Around = 40;
    private readonly WordCutter _cutter = new(vocabulary);

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey) => (survey.HasLetterRow && HasRow(text)) || survey.LongWords > 0;

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        var joined = view.Survey.HasLetterRow ? Join(view.Folded) : null;
        if (joined is not null)
            into.Add(joined);
        if ((joined is not null || view.Survey.LongWords > 0) && Cut(joined ?? view.Folded) is { } cut)
            into.Add(cut);
    }

    private static bool HasRow(ReadOnlySpan<char> text)
    {
        for (var at = 0; NextAlone(text, at) is >= 0 and var next; at++)
        {
            at = next;
            if (RunEnd(text, at, out var end) >= ShortestRun)
                return true;
            at = end - 1;
        }

        return false;
    }

    /// <summary>Puts letters together that stand alone; a wider gap between them ends a word.</summary>
    private static TextView? Join(TextView view)
    {
        var text = view.Text;
        ViewWriter? writer = null;
        var copied = 0;
        for (var at = 0; NextAlone(text, at) is >= 0 and var next; at++)
        {
            at = next;
            var letters = RunEnd(text, at, out var end);
            if (letters >= ShortestRun)
            {
                writer ??= new(text);
                writer.Copy(copied, at);
                WriteJoined(writer, text, at, end);
                copied = end;
            }

            at = end - 1;
        }

        if (writer is null)
            return null;
        writer.Copy(copied, text.Length);
        return view.Decoded("spacing", writer);
    }

    /// <summary>Where the next letter stands alone with room for a row behind it; -1 if there is none. Goes from word to word.</summary>
    private static int NextAlone(ReadOnlySpan<char> text, int at)
    {
        var last = text.Length - (2 * ShortestRun) + 1;
        if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            at = WordEnd(text, at);
        for (; at <= last; at = WordEnd(text, at))
        {
            while (at <= last && !char.IsLetterOrDigit(text[at]))
                at++;
            if (at <= last && !char.IsLetterOrDigit(text[at + 1]) && char.IsLetter(text[at]))
                return at;
        }

        return -1;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]))
            at++;
        return at;
    }

    private static bool IsAlone(ReadOnlySpan<char> text, int at) =>
        char.IsLetterOrDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]));

    private static int RunEnd(ReadOnlySpan<char> text, int at, out int end)
    {
        var letters = 0;
        end = at;
        while (at < text.Length && IsAlone(text, at))
        {
            letters++;
            end = ++at;
            while (at < text.Length && at - end < 4 && !char.IsLetterOrDigit(text[at]))
                at++;
        }

        return letters;
    }

    private static void WriteJoined(ViewWriter writer, string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            if (char.IsLetterOrDigit(text[at]))
            {
                writer.Copy(at, at + 1);
                at++;
                continue;
            }

            var next = at;
            while (next < end && !char.IsLetterOrDigit(text[next]))
                next++;
            if (next - at > 1)
                writer.Replace(' ', at, next);
            at = next;
        }
    }

    /// <summary>Cuts the runs apart. The view holds the runs and a little of the text around them: programs are full of such runs.</summary>
    private TextView? Cut(TextView view)
    {
        var text = view.Text;
        ViewWriter? writer = null;
        var copied = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (end - at >= WordCutter.Shortest && _cutter.Cut(text.AsSpan(at, end - at)) is { } cuts)
            {
                writer ??= new(text);
                writer.CopyAround(copied, at, Around);
                copied = at;
                foreach (var cut in cuts)
                {
                    writer.Copy(copied, at + cut);
                    writer.Replace(" ", at + cut, at + cut);
                    copied = at + cut;
                }

                writer.Copy(copied, end);
                copied = end;
            }

            at = end;
        }

        if (writer is null)
            return null;
        writer.CopyAround(copied, text.Length, Around);
        return view.Decoded("run-together", writer);
    }
}
