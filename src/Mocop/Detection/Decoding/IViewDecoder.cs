using Mocop.Detection.Phrases;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Finds one way of hiding text. Stateless.</summary>
internal interface IViewDecoder
{
    /// <summary>Adds the views that this decoding makes of another, if it finds anything of its kind.</summary>
    void Decode(ViewPair view, List<TextView> into);
}

/// <summary>A view with its own characters and in plain ones.</summary>
/// <param name="Raw">As it was decoded.</param>
/// <param name="Folded">In plain characters; the same object if it has no others.</param>
/// <param name="Words">The words of the folded view.</param>
internal readonly record struct ViewPair(TextView Raw, TextView Folded, WordList Words);
