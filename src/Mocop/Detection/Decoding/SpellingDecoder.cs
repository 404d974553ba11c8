using System.Collections.Frozen;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Words spelled out with the spelling alphabet: <c>India Golf November</c>. A wider gap, or a sign, ends a word.</summary>
internal sealed class SpellingDecoder() : IViewDecoder
{
    private const int Fewest = 6;
    private static readonly FrozenSet<string> Names =
        "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <inheritdoc/>
    public bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey) => survey.HasSpelling;

    /// <inheritdoc/>
    public void Decode(ViewPair view, List<TextView> into)
    {
        var text = view.Folded.Text;
        if (!view.Survey.HasSpelling)
            return;
        var writer = new ViewWriter(text);
        int names = 0, gap = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (end == at)
            {
                gap++;
                at++;
                continue;
            }

            if (Lookup.Contains(text.AsSpan(at, end - at)))
            {
                if (gap > 1)
                    writer.Replace(' ', at - 1, at);
                writer.Replace(text[at], at, end);
                names++;
            }
            else
            {
                writer.Replace(' ', at, at);
                writer.Copy(at, end);
                writer.Replace(' ', end, end);
            }

            gap = 0;
            at = end;
        }

        if (names >= Fewest)
            into.Add(view.Folded.Decoded("spelling", writer));
    }
}
