using System.Globalization;

namespace Mocop.Detection.Phrases;

/// <summary>What a UTF-16 code unit is to the word scanner.</summary>
internal enum CharacterClass : byte
{
    /// <summary>Between words.</summary>
    Separator,

    /// <summary>Part of a word that is written with spaces around it.</summary>
    Word,

    /// <summary>A word of its own: scripts written without spaces, and Korean syllables.</summary>
    Syllable,

    /// <summary>Dropped inside a word: <c>don't</c> is <c>dont</c>.</summary>
    Apostrophe,

    /// <summary>Ends a sentence when something other than a word follows.</summary>
    Stop,

    /// <summary>Ends a sentence whatever follows.</summary>
    FullStop,

    /// <summary>Ends a line; two of them end a sentence.</summary>
    LineFeed,
}

/// <summary>The class and the lower-case form of every UTF-16 code unit.</summary>
internal static class CharacterTable
{
    private static readonly byte[] Classes = BuildClasses();
    private static readonly char[] Lower = BuildLower();
    private static readonly bool[] Letters = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => char.IsLetter((char)c))];

    internal static CharacterClass ClassOf(char c) => (CharacterClass)Classes[c];

    internal static char ToLower(char c) => Lower[c];

    internal static bool IsLetter(char c) => Letters[c];

    internal static bool IsWord(char c) => Classes[c] is (byte)CharacterClass.Word or (byte)CharacterClass.Syllable;

    private static char[] BuildLower()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = char.ToLowerInvariant((char)i);
        return table;
    }

    private static byte[] BuildClasses()
    {
        var table = new byte[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = (byte)Classify((char)i);
        return table;
    }

    private static CharacterClass Classify(char c) => c switch
    {
        '\n' => CharacterClass.LineFeed,
        '\'' or '\u2019' => CharacterClass.Apostrophe,
        '.' or '!' or '?' => CharacterClass.Stop,
        '\u3002' or '\uFF01' or '\uFF1F' or '\uFF61' or '\u061F' or '\u06D4' or '\u0964' or '\u2029' => CharacterClass.FullStop,
        >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' => CharacterClass.Syllable,
        >= '\u3041' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' =>
            char.IsLetter(c) ? CharacterClass.Syllable : CharacterClass.Separator,
        _ => IsWordCategory(CharUnicodeInfo.GetUnicodeCategory(c)) ? CharacterClass.Word : CharacterClass.Separator,
    };

    private static bool IsWordCategory(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;
}
