using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mocop.Tokens.Pieces;

/// <summary>
/// The classes of characters that the published patterns know, as flags, for whole code points. An unpaired surrogate counts as U+FFFD, which is what
/// becomes of it in UTF-8.
/// </summary>
internal static class CharacterClass
{
    public const int Upper = 1;
    public const int Lower = 2;
    public const int OtherLetter = 4;
    public const int Mark = 8;
    public const int Number = 16;
    public const int Space = 32;
    public const int LineEnd = 64;
    private const int Surrogate = 128;

    public const int Letter = Upper | Lower | OtherLetter;

    private static readonly byte[] s_table = BuildTable();

    /// <summary>The class of the code point at <paramref name="index"/>, and its length in UTF-16 code units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At(ReadOnlySpan<char> text, int index, out int width)
    {
        int found = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_table), text[index]);
        width = 1;
        return found == Surrogate ? AtSurrogate(text, index, out width) : found;
    }

    /// <summary>The end of the run of code points from <paramref name="index"/> on that have one of the classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOf(int classes, ReadOnlySpan<char> text, int index)
    {
        while ((uint)index < (uint)text.Length)
        {
            if ((At(text, index, out var width) & classes) == 0)
                break;
            index += width;
        }

        return index;
    }

    /// <summary>The end of the run of code points from <paramref name="index"/> on that have none of the classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndOfOther(int classes, ReadOnlySpan<char> text, int index)
    {
        while ((uint)index < (uint)text.Length)
        {
            if ((At(text, index, out var width) & classes) != 0)
                break;
            index += width;
        }

        return index;
    }

    private static int AtSurrogate(ReadOnlySpan<char> text, int index, out int width)
    {
        width = 1;
        if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            return 0;
        width = 2;
        return Of(char.ConvertToUtf32(text[index], text[index + 1]));
    }

    private static byte[] BuildTable()
    {
        var table = new byte[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++)
            table[c] = char.IsSurrogate((char)c) ? (byte)Surrogate : (byte)Of(c);
        return table;
    }

    private static int Of(int codePoint)
    {
        if (codePoint is '\r' or '\n')
            return Space | LineEnd;
        if (codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint))
            return Space;
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Upper,
            UnicodeCategory.LowercaseLetter => Lower,
            UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => OtherLetter,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Mark,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Number,
            _ => 0,
        };
    }
}
