using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Text smuggled in characters that show nothing: each hidden character is one letter or one byte.</summary>
internal sealed class HiddenCharacterDecoder(string name, Func<int, int> valueOf) : IViewDecoder
{
    /// <summary>Tag characters: ASCII, shifted to plane 14.</summary>
    internal static HiddenCharacterDecoder Tags { get; } = new("tags", c => c is > 0xE001F and < 0xE007F ? c - 0xE0000 : -1);

    /// <summary>Variation selectors: bytes.</summary>
    internal static HiddenCharacterDecoder VariationSelectors { get; } =
        new("variation-selectors", c => c is >= 0xFE00 and <= 0xFE0F ? c - 0xFE00 : c is >= 0xE0100 and <= 0xE01EF ? c - 0xE0100 + 16 : -1);

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (ReferenceEquals(view.Raw, view.Folded))
            return;
        var text = view.Raw.Text;
        ViewWriter? writer = null;
        for (var at = 0; at < text.Length; at++)
        {
            var length = char.IsSurrogatePair(text, at) ? 2 : 1;
            var value = text[at] < 0x80 ? -1 : valueOf(length == 2 ? char.ConvertToUtf32(text, at) : text[at]);
            if (value >= 0)
                (writer ??= new(text)).Replace((char)value, at, at + length);
            at += length - 1;
        }

        if (writer is not null && DecodedBytes.Accept(writer.Text) is not null)
            into.Add(view.Raw.Decoded(name, writer));
    }
}
