using Mocop.Detection.Decoding;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Views;

/// <summary>Makes the views of a text, level by level: what its encodings hide, up to three deep.</summary>
internal sealed class ViewBuilder(Vocabulary vocabulary)
{
    /// <summary>How many decodings may lie one in the other.</summary>
    internal const int Deepest = 3;

    private readonly IViewDecoder[] _decoders = ViewDecoders.All(vocabulary);

    /// <summary>Whether some decoding may find something in a text that is plain as it stands.</summary>
    internal bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey) => ViewDecoders.AreLikely(_decoders, text, survey);

    /// <summary>Adds all views that one decoding makes of another view.</summary>
    /// <remarks>
    /// Decodings that change single places are followed one by the other in one order only, unless one made work for another that had none before: a program
    /// with a few escapes, entities and digits in words would else be read in every order of every choice of them.
    /// </remarks>
    internal void Decode(ViewPair view, List<TextView> into)
    {
        var first = view.Raw.IsFirstInPlace;
        var earlier = view.Raw.InPlaceDecoders;
        var found = 0UL;
        for (var i = 0; i < _decoders.Length; i++)
        {
            var inPlace = _decoders[i].IsInPlace;
            if (inPlace && (earlier >> i & 1) != 0 && (!first || i < view.Raw.Decoder))
                continue;
            var before = into.Count;
            _decoders[i].Decode(view, into);
            for (var made = before; made < into.Count; made++)
            {
                into[made].Decoder = i;
                into[made].IsFirstInPlace = inPlace && found == 0 && (view.Raw.Decoder < 0 || first || (earlier >> i & 1) == 0);
            }

            if (inPlace && into.Count > before)
                found |= 1UL << i;
        }

        foreach (var made in into)
        {
            if (made.Decoder >= 0 && ReferenceEquals(made.Source, view.Raw) || ReferenceEquals(made.Source, view.Folded))
                made.InPlaceDecoders = _decoders[made.Decoder].IsInPlace ? found & ~(1UL << made.Decoder) : 0;
        }
    }
}
