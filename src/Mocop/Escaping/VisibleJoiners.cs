using System.Text;

namespace Mocop.Escaping;

/// <summary>
/// Joiners and variation selectors in the places where writing needs them: inside an emoji, or between two letters of a script that joins its letters. At most
/// one stands between two visible characters, so no run of them can carry a message, and matching skips them wherever they stand.
/// </summary>
internal static class VisibleJoiners
{
    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';
    private const char TextStyle = '\uFE0E';
    private const char EmojiStyle = '\uFE0F';
    private const char Keycap = '\u20E3';
    private const int BlackFlag = 0x1F3F4;

    private static readonly string[] s_flags = [Flag("gbeng"), Flag("gbsct"), Flag("gbwls")];

    /// <summary>How many code units at a position are such characters; 0 for none.</summary>
    public static int Length(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        EmojiStyle or TextStyle => IsEmoji(Before(text, at)) || IsKeycap(text, at) ? 1 : 0,
        ZeroWidthJoiner when JoinsEmoji(text, at) => 1,
        ZeroWidthJoiner or ZeroWidthNonJoiner => IsJoiningLetter(Before(text, at)) && IsJoiningLetter(After(text, at + 1)) ? 1 : 0,
        '\uDB40' => Before(text, at) == BlackFlag ? FlagLength(text[at..]) : 0,
        _ => 0,
    };

    private static bool JoinsEmoji(ReadOnlySpan<char> text, int at)
    {
        var end = at > 0 && text[at - 1] == EmojiStyle ? at - 1 : at;
        return IsEmoji(Before(text, end)) && IsEmoji(After(text, at + 1));
    }

    private static bool IsKeycap(ReadOnlySpan<char> text, int at) =>
        at > 0 && text[at - 1] is (>= '0' and <= '9') or '#' or '*' && at + 1 < text.Length && text[at + 1] == Keycap;

    private static bool IsEmoji(int codePoint) => codePoint is 0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x3030 or 0x303D or 0x3297 or 0x3299
        or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x23FF) or 0x24C2 or (>= 0x25A0 and <= 0x27BF) or 0x2934 or 0x2935 or (>= 0x2B00 and <= 0x2BFF)
        or (>= 0x1F000 and <= 0x1FAFF);

    /// <summary>Letters and signs of Arabic, Syriac, N'Ko, the scripts of India and Ceylon, Myanmar and Khmer.</summary>
    private static bool IsJoiningLetter(int codePoint) =>
        codePoint is (>= 0x0620 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17B3) or (>= 0x17B6 and <= 0x17D3)
        && codePoint is not (0x06DD or 0x070F or 0x08E2);

    private static int FlagLength(ReadOnlySpan<char> text)
    {
        foreach (var flag in s_flags)
        {
            if (text.StartsWith(flag, StringComparison.Ordinal))
                return flag.Length;
        }

        return 0;
    }

    private static string Flag(string region) => string.Concat(region.Select(c => char.ConvertFromUtf32(0xE0000 + c))) + char.ConvertFromUtf32(0xE007F);

    private static int Before(ReadOnlySpan<char> text, int end) =>
        Rune.DecodeLastFromUtf16(text[..end], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.Value : -1;

    private static int After(ReadOnlySpan<char> text, int start) =>
        start < text.Length && Rune.DecodeFromUtf16(text[start..], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune.Value : -1;
}
