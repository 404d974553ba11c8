namespace Mocop.Detection.Survey;

/// <summary>Signs of ASCII that some decoding cannot do without.</summary>
[Flags]
internal enum Signs : byte
{
    None = 0,

    Backslash = 1,

    Percent = 2,

    Ampersand = 4,

    Equals = 8,

    /// <summary>Double, single or backward.</summary>
    QuotationMark = 16,

    /// <summary><c>@</c>, <c>$</c> or <c>|</c>, which stand for letters.</summary>
    LetterLike = 32,
}
