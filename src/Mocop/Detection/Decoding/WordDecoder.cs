using System.Buffers;
using Mocop.Detection.Phrases;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>A decoding of single words, replaced where they stand. The view is made when enough words decode to words that rules speak of.</summary>
internal abstract class WordDecoder(string name, Vocabulary vocabulary, int fewest) : IViewDecoder
{
    /// <summary>The words that rules speak of.</summary>
    protected Vocabulary Vocabulary { get; } = vocabulary;

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (!IsLikely(view))
            return;
        var text = view.Folded.Text;
        ViewWriter? writer = null;
        int copied = 0, decodedWords = 0, at = 0;
        while (at < text.Length)
        {
            var skip = text.AsSpan(at).IndexOfAny(Parts);
            if (skip < 0)
                break;
            at += skip;
            var length = text.AsSpan(at).IndexOfAnyExcept(Parts);
            var end = length < 0 ? text.Length : at + length;

            if (Decode(text.AsSpan(at, end - at)) is { } word)
            {
                writer ??= new(text);
                writer.Copy(copied, at);
                WriteWord(writer, word, at, end);
                copied = end;
                decodedWords++;
            }

            at = end;
        }

        if (writer is null || decodedWords < fewest)
            return;
        writer.Copy(copied, text.Length);
        into.Add(view.Folded.Decoded(name, writer));
    }

    /// <summary>Whether the words of the text make it worth looking.</summary>
    protected abstract bool IsLikely(ViewPair view);

    /// <summary>The characters that can be part of an encoded word.</summary>
    protected abstract SearchValues<char> Parts { get; }

    /// <summary>The word that another stands for, or <see langword="null"/> if it stands for itself.</summary>
    protected abstract string? Decode(ReadOnlySpan<char> word);

    /// <summary>Writes a decoded word.</summary>
    protected virtual void WriteWord(ViewWriter writer, string word, int start, int end) => writer.Replace(word, start, end);
}
