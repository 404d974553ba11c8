namespace Mocop.Detection.Model.Tongues;

/// <summary>A word of a text that is not English, or some characters of a script without spaces.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">One past its end.</param>
/// <param name="Word">A hash of it in lower case.</param>
/// <param name="Idea">What it stands for; 0 for most words. The first word of a phrase has the idea of the phrase.</param>
/// <param name="Marks">How it stands.</param>
internal readonly record struct TongueToken(int Start, int End, uint Word, byte Idea, TongueMarks Marks);

/// <summary>How a token stands in its text.</summary>
[Flags]
internal enum TongueMarks : byte
{
    None = 0,

    /// <summary>It begins a sentence, a line, or what follows a colon, a quotation mark or a bracket.</summary>
    Begins = 1,

    /// <summary>A colon or a comma stood before it.</summary>
    Called = 2,

    /// <summary>A bracket or the sign of a comment stood before it.</summary>
    Bracket = 4,

    /// <summary>It stands between quotation marks.</summary>
    Quoted = 8,

    /// <summary>A colon or an exclamation mark follows.</summary>
    Calls = 16,

    /// <summary>A question mark follows.</summary>
    Question = 32,
}
