using System.Collections.Frozen;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Letters as other signs, one for one: Braille, and letters turned upside down with the text backwards.</summary>
internal sealed class SymbolDecoder(string name, FrozenDictionary<char, char> letters, int fewest, bool backwards) : IViewDecoder
{
    private const string BrailleLetters = "\u2801\u2803\u2809\u2819\u2811\u280B\u281B\u2813\u280A\u281A\u2805\u2807\u280D\u281D\u2815\u280F\u281F\u2817\u280E\u281E\u2825\u2827\u283A\u282D\u283D\u2835";
    private const string Turned = "\u0250q\u0254p\u01DD\u025F\u0183\u0265\u1D09\u027E\u029Elɯuodb\u0279s\u0287n\u028C\u028Dx\u028Ez";

    /// <summary>Braille of the first grade.</summary>
    internal static SymbolDecoder Braille { get; } = new("braille", Map(BrailleLetters), 6, backwards: false);

    /// <summary>Letters turned by half a circle.</summary>
    internal static SymbolDecoder UpsideDown { get; } = new("upside-down", Map(Turned), 4, backwards: true);

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        if (ReferenceEquals(view.Raw, view.Folded))
            return;
        var text = view.Raw.Text;
        var foreign = 0;
        foreach (var c in text)
            foreign += c is >= '\u0180' && letters.ContainsKey(c) ? 1 : 0;
        if (foreign < fewest)
            return;
        var writer = new ViewWriter(text);
        for (var i = 0; i < text.Length; i++)
        {
            var at = backwards ? text.Length - 1 - i : i;
            writer.Replace(letters.GetValueOrDefault(text[at], text[at]), at, at + 1);
        }

        into.Add(view.Raw.Decoded(name, writer));
    }

    private static FrozenDictionary<char, char> Map(string symbols)
    {
        var map = symbols.Select((c, i) => (c, (char)('a' + i))).Append(('\u0131', 'i')).DistinctBy(p => p.Item1);
        return map.ToFrozenDictionary(p => p.Item1, p => p.Item2);
    }
}
