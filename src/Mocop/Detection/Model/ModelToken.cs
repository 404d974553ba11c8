namespace Mocop.Detection.Model;

/// <summary>A word, or a character of a script without spaces, as the model sees it.</summary>
/// <param name="Start">The first code unit in the view.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Word">A hash of the word in lower case.</param>
/// <param name="Stem">A hash of its first letters: words of one family share it.</param>
/// <param name="Concept">What the word is about, in any language; 0 for most words.</param>
/// <param name="Marks">How it stands.</param>
internal readonly record struct ModelToken(int Start, int End, uint Word, uint Stem, byte Concept, TokenMarks Marks);

/// <summary>How a token stands in its text.</summary>
[Flags]
internal enum TokenMarks : byte
{
    None = 0,

    /// <summary>It begins a sentence, a line, or what follows a colon, a quotation mark or a bracket.</summary>
    Begins = 1,

    /// <summary>It begins a line.</summary>
    LineStart = 2,

    /// <summary>At least three capitals and nothing else.</summary>
    Capitals = 4,

    /// <summary>It stands between quotation marks or in a code span.</summary>
    Quoted = 8,

    /// <summary>It is a number.</summary>
    Number = 16,

    /// <summary>A question mark follows.</summary>
    Question = 32,
}
