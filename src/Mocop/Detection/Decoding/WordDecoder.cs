using System.Buffers;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>A decoding of single words, replaced where they stand. The view is made when enough words decode to words that rules speak of.</summary>
internal abstract class WordDecoder(string name, Vocabulary vocabulary, int fewest) : IViewDecoder
{
    private const int Around = 256;

    /// <summary>The words that rules speak of.</summary>
    protected Vocabulary Vocabulary { get; } = vocabulary;

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        var text = view.Folded.Text;
        if (!MayHave(text, view.Survey))
            return;
        ViewWriter? writer = null;
        int copied = 0, decodedWords = 0;
        for (var at = 0; NextWord(text, at, out var end) is >= 0 and var start; at = end)
        {
            if (Decode(text.AsSpan(start, end - start)) is not { } word)
                continue;
            writer ??= new(text);
            writer.CopyAround(copied, start, Around);
            WriteWord(writer, word, start, end);
            copied = end;
            decodedWords++;
        }

        if (writer is null || decodedWords < fewest)
            return;
        writer.CopyAround(copied, text.Length, Around);
        into.Add(view.Folded.Decoded(name, writer));
    }

    /// <inheritdoc/>
    public bool IsInPlace => true;

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey)
    {
        if (!MayHave(text, survey))
            return false;
        var decodedWords = 0;
        for (var at = 0; NextWord(text, at, out var end) is >= 0 and var start; at = end)
        {
            if (Decode(text[start..end]) is not null && ++decodedWords == fewest)
                return true;
        }

        return false;
    }

    private int NextWord(ReadOnlySpan<char> text, int at, out int end)
    {
        end = text.Length;
        var skip = NextSign(text[at..]);
        if (skip < 0)
            return -1;
        var start = at + skip;
        while (start > at && Parts.Contains(text[start - 1]))
            start--;
        var length = text[(at + skip)..].IndexOfAnyExcept(Parts);
        end = length < 0 ? text.Length : at + skip + length;
        return start;
    }

    /// <summary>Whether the text has what makes it worth looking.</summary>
    protected abstract bool MayHave(ReadOnlySpan<char> text, TextSurvey survey);

    /// <summary>The characters that can be part of an encoded word.</summary>
    protected abstract SearchValues<char> Parts { get; }

    /// <summary>Where the next sign stands that an encoded word cannot be without; -1 if there is none.</summary>
    protected virtual int NextSign(ReadOnlySpan<char> text) => text.IndexOfAny(Parts);

    /// <summary>The word that another stands for, or <see langword="null"/> if it stands for itself.</summary>
    protected abstract string? Decode(ReadOnlySpan<char> word);

    /// <summary>Writes a decoded word.</summary>
    protected virtual void WriteWord(ViewWriter writer, string word, int start, int end) => writer.Replace(word, start, end);
}
