namespace Mocop.Provenance;

/// <summary>Where one token of a rendering comes from.</summary>
/// <param name="Message">The index of the message.</param>
/// <param name="Id">The token's number in its encoding.</param>
/// <param name="Start">The first UTF-16 code unit in the message's content. A token that holds only some bytes of a character has the whole character.</param>
/// <param name="End">One past the last.</param>
/// <param name="FirstSpan">The index in the rendering's map of the span that its first character belongs to.</param>
/// <param name="LastSpan">The index of the span that its last character belongs to.</param>
public sealed record TokenOrigin(int Message, int Id, int Start, int End, int FirstSpan, int LastSpan)
{
    /// <summary>Whether the token holds characters of several spans, as where an escape and the text after it are one token. It then comes from all of <see cref="FirstSpan"/> to <see cref="LastSpan"/>.</summary>
    public bool Straddles => FirstSpan != LastSpan;
}
