using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Latin text that is stored backwards and shown forwards by direction marks.</summary>
internal sealed class BidiDecoder() : IViewDecoder
{
    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (ReferenceEquals(view.Raw, view.Folded) || !view.Raw.Text.AsSpan().ContainsAny('\u202E', '\u2067', '\u202B'))
            return;
        var text = view.Raw.Text;
        var writer = new ViewWriter(text);
        for (var at = 0; at < text.Length;)
        {
            if (!InvisibleCharacters.TurnsDirection(text[at]))
            {
                writer.Copy(at, at + 1);
                at++;
                continue;
            }

            var end = at + 1;
            while (end < text.Length && text[end] is not ('\u202C' or '\u2069' or '\u202E' or '\u2067' or '\u202B'))
                end++;
            for (var i = end - 1; i > at; i--)
                writer.Replace(text[i], i, i + 1);
            at = end < text.Length && text[end] is '\u202C' or '\u2069' ? end + 1 : end;
        }

        into.Add(view.Raw.Decoded("bidi", writer));
    }
}
