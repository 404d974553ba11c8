using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Ciphers that swap letters: all shifts of the alphabet (rot13 among them), the alphabet backwards, and whole texts written backwards.</summary>
internal sealed class SubstitutionDecoder : IViewDecoder
{
    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey) => survey.Ciphers != 0;

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        // A shift of a shift is a shift, and has been read as one.
        var isShifted = view.Raw.Decodings is [.., "rot13" or "caesar" or "atbash"];
        for (var ciphers = isShifted ? view.Survey.Ciphers & (1u << CipherWords.Backwards) : view.Survey.Ciphers; ciphers != 0; ciphers &= ciphers - 1)
            into.Add(Apply(view.Folded, System.Numerics.BitOperations.TrailingZeroCount(ciphers)));
    }

    private static TextView Apply(TextView view, int cipher)
    {
        var text = view.Text;
        var writer = new ViewWriter(text);
        if (cipher == CipherWords.Backwards)
        {
            for (var i = text.Length - 1; i >= 0; i--)
                writer.Replace(text[i], i, i + 1);
            return view.Decoded("reversed", writer);
        }

        var letters = text.ToCharArray();
        foreach (ref var letter in letters.AsSpan())
            letter = Decipher(letter, cipher);
        writer.ReplaceEach(letters, 0);
        return view.Decoded(cipher switch { CipherWords.Atbash => "atbash", 13 => "rot13", _ => "caesar" }, writer);
    }

    private static char Decipher(char c, int cipher)
    {
        if (!char.IsAsciiLetter(c))
            return c;
        var first = char.IsAsciiLetterUpper(c) ? 'A' : 'a';
        var letter = c - first;
        return (char)(first + (cipher == CipherWords.Atbash ? 25 - letter : (letter + CipherWords.Shifts - cipher) % CipherWords.Shifts));
    }
}
