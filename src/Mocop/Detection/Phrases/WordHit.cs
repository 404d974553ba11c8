namespace Mocop.Detection.Phrases;

/// <summary>A word of the vocabulary, where it stands in a text.</summary>
/// <param name="Position">Counts all words of the text, known or not.</param>
/// <param name="Start">Its first code unit.</param>
/// <param name="End">One past its last code unit.</param>
/// <param name="Word">Its number in the vocabulary.</param>
/// <param name="Sentence">Counts the sentences of the text.</param>
/// <param name="Marks">What stands around it.</param>
internal readonly record struct WordHit(int Position, int Start, int End, int Word, int Sentence, WordMarks Marks);

/// <summary>What stands around a word.</summary>
[Flags]
internal enum WordMarks : byte
{
    /// <summary>Nothing of note.</summary>
    None = 0,

    /// <summary>Only spaces and markup stand between the start of the line and the word.</summary>
    LineStart = 1,

    /// <summary>A colon follows.</summary>
    Colon = 2,
}
