using Mocop.Detection.Phrases;

namespace Mocop.Detection.Decoding;

/// <summary>All decodings, in the order in which they are tried.</summary>
internal static class ViewDecoders
{
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
    ];
}
