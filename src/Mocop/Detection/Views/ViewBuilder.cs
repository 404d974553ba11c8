using Mocop.Detection.Decoding;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Views;

/// <summary>Makes the views of a text: as it stands, in plain characters, and what its encodings hide, up to three deep.</summary>
internal sealed class ViewBuilder(Vocabulary vocabulary)
{
    private const int Deepest = 3;
    private readonly IViewDecoder[] _decoders = ViewDecoders.All(vocabulary);

    /// <summary>The views, plainest first. Stops when the work of the scan is used up.</summary>
    internal List<ViewPair> Build(string text, ScanWork work)
    {
        var views = new List<ViewPair>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var decoded = new List<TextView> { new(text) };
        for (var depth = 0; depth <= Deepest && decoded.Count > 0; depth++)
        {
            var level = decoded;
            decoded = [];
            foreach (var raw in level)
            {
                if (depth > 0 && (!seen.Add(raw.Text) || !work.TakeView(raw.Text.Length)))
                    continue;
                var folded = CharacterFolder.Fold(raw);
                var view = new ViewPair(raw, folded, WordScanner.Scan(folded.Text, vocabulary));
                work.Characters += folded.Text.Length;
                views.Add(view);
                if (depth == Deepest)
                    continue;
                foreach (var decoder in _decoders)
                    decoder.Decode(view, decoded);
            }
        }

        return views;
    }
}
