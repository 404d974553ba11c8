namespace AdminConsole.Components;

/// <summary>A run of characters to frame, from a place in one segment to a place in the same or a later one.</summary>
/// <param name="FirstSegment">The index of the segment where it begins.</param>
/// <param name="From">The first character in that segment.</param>
/// <param name="LastSegment">The index of the segment where it ends.</param>
/// <param name="To">One past the last character in that segment.</param>
/// <param name="Reveal">Whether it is to be scrolled to.</param>
public sealed record ProvenanceMark(int FirstSegment, int From, int LastSegment, int To, bool Reveal = false);

/// <summary>A character that somebody points at.</summary>
/// <param name="Segment">The index of its segment.</param>
/// <param name="Offset">Its place in the segment.</param>
/// <param name="IsClick">Whether it was clicked, not only passed over.</param>
public readonly record struct ProvenancePoint(int Segment, int Offset, bool IsClick);

/// <summary>Where a key takes the mark.</summary>
public enum ProvenanceStep
{
    /// <summary>Away.</summary>
    None,

    NextToken,

    PreviousToken,

    NextSegment,

    PreviousSegment,

    NextFinding,

    First,

    Last,
}
