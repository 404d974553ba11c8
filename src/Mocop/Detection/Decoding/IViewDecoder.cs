using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection.Decoding;

/// <summary>Finds one way of hiding text. Stateless.</summary>
internal interface IViewDecoder
{
    /// <summary>Whether <see cref="Decode"/> may find something in a text that is plain as it stands. Allocates nothing unless it may.</summary>
    /// <param name="text">The text.</param>
    /// <param name="survey">What the fast pass saw in it.</param>
    bool IsLikely(ReadOnlySpan<char> text, TextSurvey survey) => false;

    /// <summary>Whether it changes single places and leaves the rest, so that the order of several such decodings matters only where one makes work for another.</summary>
    bool IsInPlace => false;

    /// <summary>Adds the views that this decoding makes of another, if it finds anything of its kind.</summary>
    void Decode(ViewPair view, List<TextView> into);
}

/// <summary>A view with its own characters and in plain ones.</summary>
/// <param name="Raw">As it was decoded.</param>
/// <param name="Folded">In plain characters; the same object if it has no others.</param>
/// <param name="Survey">What the fast pass saw in the folded view; good while the view is being decoded.</param>
internal readonly record struct ViewPair(TextView Raw, TextView Folded, TextSurvey Survey);
