using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>All decodings, in the order in which they are tried.</summary>
internal static class ViewDecoders
{
    /// <summary>Decodings of bytes.</summary>
    internal static readonly string[] Bytes = ["base64", "base32", "ascii85", "uuencode", "hex"];

    internal static IViewDecoder[] All(Vocabulary vocabulary) =>
    [
        HiddenCharacterDecoder.Tags,
        HiddenCharacterDecoder.VariationSelectors,
        new InvisibleBitsDecoder(),
        new BidiDecoder(),
        new BackslashDecoder(),
        ByteEscapeDecoder.Percent,
        new EntityDecoder(),
        ByteEscapeDecoder.QuotedPrintable,
        new Utf7Decoder(),
        new MimeWordDecoder(),
        new Base64Decoder(),
        new HexDecoder(),
        CodeListDecoder.Binary,
        CodeListDecoder.Decimal,
        new Base32Decoder(),
        new Ascii85Decoder(),
        new UuDecoder(),
        new SignalCodeDecoder(),
        new SpellingDecoder(),
        SymbolDecoder.Braille,
        SymbolDecoder.UpsideDown,
        new SubstitutionDecoder(),
        new WordOrderDecoder(),
        new PigLatinDecoder(vocabulary),
        new ScrambleDecoder(vocabulary),
        new LeetDecoder(vocabulary),
        new SpacingDecoder(vocabulary),
        new ConcatenationDecoder(),
        new PuzzleDecoder(vocabulary),
    ];

    /// <summary>Whether some decoding may find something in a text that is plain as it stands.</summary>
    internal static bool AreLikely(IViewDecoder[] decoders, ReadOnlySpan<char> text, TextSurvey survey)
    {
        foreach (var decoder in decoders)
        {
            if (decoder.IsLikely(text, survey))
                return true;
        }

        return false;
    }
}
