using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Bytes smuggled as bits in two invisible characters, most significant first. Either character may be the one.</summary>
internal sealed class InvisibleBitsDecoder() : IViewDecoder
{
    private const int ShortestBits = 48;
    private static readonly (char Zero, char One)[] Alphabets = [('\u2062', '\u2064'), ('\u200B', '\u200C'), ('\u200C', '\u200D'), ('\u200B', '\u200D'), ('\u2063', '\u2062')];

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (ReferenceEquals(view.Raw, view.Folded))
            return;
        foreach (var (zero, one) in Alphabets)
        {
            if (view.Raw.Text.AsSpan().Count(zero) + view.Raw.Text.AsSpan().Count(one) < ShortestBits)
                continue;
            if (Read(view.Raw, zero, one) is { } plain)
                into.Add(plain);
            else if (Read(view.Raw, one, zero) is { } inverted)
                into.Add(inverted);
        }
    }

    private static TextView? Read(TextView view, char zero, char one)
    {
        var text = view.Text;
        var writer = new ViewWriter(text);
        int value = 0, bits = 0, start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != zero && text[at] != one)
                continue;
            if (bits == 0)
                start = at;
            value = (value << 1) | (text[at] == one ? 1 : 0);
            if (++bits < 8)
                continue;
            writer.Replace((char)value, start, at + 1);
            value = bits = 0;
        }

        return DecodedBytes.Accept(writer.Text) is null ? null : view.Decoded("invisible-bits", writer);
    }
}
