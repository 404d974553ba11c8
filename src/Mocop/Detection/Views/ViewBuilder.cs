using Mocop.Detection.Phrases;

namespace Mocop.Detection.Views;

/// <summary>Makes the views of a text: as it stands, in plain characters, and what its encodings hide.</summary>
internal sealed class ViewBuilder(Vocabulary vocabulary)
{
    internal IEnumerable<TextView> Build(string text, ScanWork work)
    {
        _ = vocabulary;
        _ = work;
        yield return new(text);
    }
}
