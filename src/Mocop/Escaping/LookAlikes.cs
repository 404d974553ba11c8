using System.Collections.Frozen;

namespace Mocop.Escaping;

/// <summary>
/// Folds a code point to the plain lower-case ASCII character that it looks like, so that a marker is found in whatever letters it is written. Compatibility forms follow from
/// the layout of Unicode's blocks; the single look-alikes are a small part of those that Unicode Technical Standard 39 lists, written down by hand.
/// </summary>
internal static class LookAlikes
{
    private const int MathStyle = 52;

    private static readonly FrozenDictionary<int, char> s_single = Single(
        "< ＜‹〈⟨〈﹤˂ᐸ❮❬", "> ＞›〉⟩〉﹥˃ᐳ❯❭", "[ ［〔【⁅⟦❲﹝", "] ］〕】⁆⟧❳﹞", "{ ｛❴﹛", "| ｜∣│❘ǀ¦⏐￨︱╎┃", ": ：﹕꞉∶ː։׃︓", "/ ／∕⁄", "# ＃﹟", "_ ▁＿﹍",
        "a аАαΑɑᴀ", "b ВΒʙℬ", "c сСᴄϲℂℭⅭⅽ", "d ԁᴅⅅⅆⅮⅾ", "e еЕΕᴇℯℰⅇ", "f ꜰℱ", "g ɡցɢℊ", "h һНΗհʜℋℌℍℎ", "i іІΙιıɪℐℑℹⅈⅠⅰӏ", "j јЈȷᴊⅉ", "k кКκΚᴋ",
        "l ⅼⅬʟℒℓ", "m МΜᴍⅯⅿℳ", "n Νոɴℕ", "o оОοΟօᴏℴ", "p рРρΡᴘℙ", "q ԛԚℚ", "r ʀℛℜℝ", "s ѕЅꜱՏ", "t тТτΤᴛ", "u υսᴜ", "v νᴠⅤⅴ", "w ԝԜᴡ", "x хХχΧⅩⅹ", "y уУΥʏ", "z Ζᴢℤ");

    public static char Fold(int codePoint) => codePoint switch
    {
        < 0x80 => char.ToLowerInvariant((char)codePoint),
        _ when s_single.TryGetValue(codePoint, out var letter) => letter,
        >= 0xFF01 and <= 0xFF5E => char.ToLowerInvariant((char)(codePoint - 0xFEE0)),
        >= 0x1D400 and <= 0x1D6A3 => (char)('a' + ((codePoint - 0x1D400) % MathStyle % 26)),
        >= 0x249C and <= 0x24B5 => (char)('a' + codePoint - 0x249C),
        >= 0x24B6 and <= 0x24E9 => (char)('a' + ((codePoint - 0x24B6) % 26)),
        >= 0x1F110 and <= 0x1F129 => (char)('a' + codePoint - 0x1F110),
        >= 0x1F130 and <= 0x1F149 => (char)('a' + codePoint - 0x1F130),
        >= 0x1F150 and <= 0x1F169 => (char)('a' + codePoint - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => (char)('a' + codePoint - 0x1F170),
        >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + codePoint - 0x1F1E6),
        <= char.MaxValue => (char)codePoint,
        _ => '\uFFFF',
    };

    private static FrozenDictionary<int, char> Single(params ReadOnlySpan<string> rows)
    {
        var map = new Dictionary<int, char>();
        foreach (var row in rows)
        {
            foreach (var letter in row.AsSpan(2))
                map[letter] = row[0];
        }

        return map.ToFrozenDictionary();
    }
}
