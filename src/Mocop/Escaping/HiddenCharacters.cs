namespace Mocop.Escaping;

/// <summary>
/// Characters that a person does not see or that move what is seen: Unicode's default-ignorable code points, bidirectional controls, the C0 and C1
/// controls but tab and the line feed, private use, noncharacters, and two that look like a space.
/// </summary>
public static class HiddenCharacters
{
    /// <summary>A control character.</summary>
    public const string Control = "control";
    /// <summary>A character that turns the direction of the text.</summary>
    public const string Bidi = "bidi";
    /// <summary>A character without any mark of its own.</summary>
    public const string Invisible = "invisible";
    /// <summary>A character whose look nobody has agreed on.</summary>
    public const string PrivateUse = "private-use";
    /// <summary>A code point that is no character.</summary>
    public const string Noncharacter = "noncharacter";

    /// <summary>Why a code point is to be made visible.</summary>
    /// <param name="codePoint">The code point.</param>
    /// <returns>One of the reasons above; <see langword="null"/> for one that is seen.</returns>
    public static string? Reason(int codePoint) => codePoint switch
    {
        '\t' or '\n' => null,
        < 0x20 or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029 => Control,
        < 0xAD => null,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Bidi,
        0xAD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200D)
            or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFC)
            or (>= 0x13430 and <= 0x1343F) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF) => Invisible,
        _ when (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF => Noncharacter,
        (>= 0xE000 and <= 0xF8FF) or >= 0xF0000 => PrivateUse,
        _ => null,
    };
}
