namespace Mocop.Detection.Views;

/// <summary>Code points that show nothing or only change how their neighbours are shown.</summary>
internal static class InvisibleCharacters
{
    /// <summary>Default-ignorable characters, and the fillers that look like nothing.</summary>
    internal static bool IsInvisible(int c) => c switch
    {
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0 => true,
        >= 0x180B and <= 0x180F or >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F or >= 0xFFF0 and <= 0xFFFB or >= 0x1BCA0 and <= 0x1BCA3 or >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF or >= 0xD800 and <= 0xDFFF => true,
        _ => false,
    };

    /// <summary>Control characters that text has no use for.</summary>
    internal static bool IsControl(int c) => c is < 0x20 and not ('\t' or '\n' or '\r' or 0x0B or 0x0C) or >= 0x7F and <= 0x9F and not 0x85;

    /// <summary>Marks that stand over, under or through a letter, in scripts that can be read without them.</summary>
    internal static bool IsMark(int c) => c switch
    {
        < 0x300 => false,
        <= 0x36F or >= 0x483 and <= 0x489 or >= 0x591 and <= 0x5C7 or >= 0x610 and <= 0x61A or >= 0x64B and <= 0x65F or 0x670 => true,
        >= 0x6D6 and <= 0x6DC or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20FF or >= 0xFE20 and <= 0xFE2F => true,
        _ => false,
    };

    internal static bool IsTag(int c) => c is >= 0xE0000 and <= 0xE007F;

    internal static bool IsVariationSelector(int c) => c is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    /// <summary>Marks that turn the reading direction of whole stretches around.</summary>
    internal static bool TurnsDirection(int c) => c is 0x202B or 0x202D or 0x202E or 0x2067;
}
