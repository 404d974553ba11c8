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
        var text = view.Folded.Text;
        ViewWriter? writer = null;
        int copied = 0, decodedWords = 0, at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && IsPart(text[end]))
                end++;
            if (end == at)
            {
                at++;
                continue;
            }

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

    /// <summary>Whether the character can be part of an encoded word.</summary>
    protected abstract bool IsPart(char c);

    /// <summary>The word that another stands for, or <see langword="null"/> if it stands for itself.</summary>
    protected abstract string? Decode(ReadOnlySpan<char> word);

    /// <summary>Writes a decoded word.</summary>
    protected virtual void WriteWord(ViewWriter writer, string word, int start, int end) => writer.Replace(word, start, end);
}
