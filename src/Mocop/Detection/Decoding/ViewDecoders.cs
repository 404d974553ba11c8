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
        new SubstitutionDecoder(),
        new LeetDecoder(vocabulary),
        new SpacingDecoder(vocabulary),
        new ConcatenationDecoder(),
    ];
}
