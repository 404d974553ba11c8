using System.Text;
using static Benchmarks.Detection.Tricks.Trick;

namespace Benchmarks.Detection.Tricks;

/// <summary>English in the letters of other scripts, and in letters that look or sound alike.</summary>
internal static class ScriptTricks
{
    private static readonly string[] Initials = Split("ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ");

    internal static readonly Dictionary<string, Func<string, string>> All = new(StringComparer.Ordinal)
    {
        ["hebrew"] = s => Spell(s, "ch=צ' sh=ש th=ת ph=פ ck=ק oo=ו ee=י a=א b=ב c=ק d=ד e= f=פ g=ג h=ה i=י j=ג' k=ק l=ל m=מ n=נ o=ו p=פ q=ק r=ר s=ס t=ט u=ו v=ו w=וו x=קס y=י z=ז"),
        ["hebrew-full"] = s => Spell(s, "ch=צ' sh=ש th=ת a=א b=ב c=כ d=ד e=ע f=פ g=ג h=ה i=י j=ג k=ק l=ל m=מ n=נ o=ו p=פ q=ק r=ר s=ס t=ט u=ו v=ב w=ו x=קס y=י z=ז"),
        ["arabic"] = s => Spell(s, "ch=تش sh=ش th=ث ph=ف a=ا b=ب c=ك d=د e=ي f=ف g=ج h=ه i=ي j=ج k=ك l=ل m=م n=ن o=و p=ب q=ق r=ر s=س t=ت u=و v=ف w=و x=كس y=ي z=ز"),
        ["persian"] = s => Spell(s, "ch=چ sh=ش th=ث kh=خ a=ا b=ب c=ک d=د e=ه f=ف g=گ h=ح i=ی j=ژ k=ک l=ل m=م n=ن o=و p=پ q=ق r=ر s=س t=ت u=و v=و w=و x=کس y=ی z=ز"),
        ["devanagari"] = s => Abugida(s, 0x900),
        ["bengali"] = s => Abugida(s, 0x980),
        ["tamil-like"] = s => Abugida(s, 0xC00),
        ["katakana"] = s => InWords(s, KanaWord),
        ["hiragana"] = s => string.Concat(InWords(s, KanaWord).Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 0x60) : c)),
        ["hangul"] = s => InWords(s, HangulWord),
        ["jamo"] = s => Spell(s, "a=ㅏ b=ㅂ c=ㅋ d=ㄷ e=ㅔ f=ㅍ g=ㄱ h=ㅎ i=ㅣ j=ㅈ k=ㅋ l=ㄹ m=ㅁ n=ㄴ o=ㅗ p=ㅍ q=ㅋ r=ㄹ s=ㅅ t=ㅌ u=ㅜ v=ㅂ w=ㅇ x=ㄱㅅ y=ㅑ z=ㅈ"),
        ["thai"] = s => Spell(s, "sh=ช ch=ช th=ธ a=า b=บ c=ค d=ด e=เ f=ฟ g=ก h=ห i=ิ j=จ k=ค l=ล m=ม n=น o=โ p=ป q=ค r=ร s=ส t=ท u=ุ v=ว w=ว x=กซ y=ย z=ซ"),
        ["ethiopic"] = s => InWords(s, w => Syllables(w.ToLowerInvariant(), (c, v) => ((char)("hlmrsqbtnkwzydgTpf".IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? new[] { 0x1200, 0x1208, 0x1218, 0x1228, 0x1230, 0x1240, 0x1260, 0x1270, 0x1290, 0x12A8, 0x12C8, 0x12D8, 0x12E8, 0x12F0, 0x1308, 0x1320, 0x1350, 0x1348 }[at] + v switch { 'a' => 3, 'e' => 4, 'i' => 2, 'o' => 6, 'u' => 1, _ => 5 } : c)).ToString())),
        ["cyrillic-sounds"] = s => Spell(s, "ya=я yu=ю yo=ё ch=ч sh=ш zh=ж th=з ts=ц ee=и oo=у ck=к ph=ф a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=дж k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в x=кс y=й z=з"),
        ["ogham"] = s => Spell(s, "a=ᚐ b=ᚁ c=ᚉ d=ᚇ e=ᚓ f=ᚃ g=ᚌ h=ᚆ i=ᚔ j=ᚔ k=ᚉ l=ᚂ m=ᚋ n=ᚅ o=ᚑ p=ᚚ q=ᚊ r=ᚏ s=ᚄ t=ᚈ u=ᚒ v=ᚃ w=ᚃ x=ᚕ y=ᚔ z=ᚎ"),
        ["gothic"] = s => Signs(s, Runes("𐌰𐌱𐌲𐌳𐌴𐍆𐌲𐌷𐌹𐌾𐌺𐌻𐌼𐌽𐍉𐍀𐌵𐍂𐍃𐍄𐌿𐍅𐍅𐍇𐍅𐌶")),
        ["old-italic"] = s => Signs(s, Runes("𐌀𐌁𐌂𐌃𐌄𐌅𐌂𐌇𐌉𐌉𐌊𐌋𐌌𐌍𐌏𐌐𐌒𐌓𐌔𐌕𐌖𐌖𐌅𐌗𐌙𐌆")),
        ["tifinagh"] = s => Signs(s, Runes("ⴰⴱⵛⴷⴻⴼⴳⵀⵉⵊⴽⵍⵎⵏⵓⵃⵇⵔⵙⵜⵡⵠⵯⵅⵢⵣ")),
        ["currency-letters"] = s => string.Concat(s.Select(c => Runes("₳฿₵ĐɆ₣₲ⱧłJ₭Ⱡ₥₦Ø₱QⱤ₴₮ɄV₩ӾɎⱫ") is var t && char.IsAsciiLetter(c) ? t[(c | 0x20) - 'a'] : c.ToString())),
        ["thai-alike"] = s => string.Concat(s.Select(c => Runes("ค๒ς๔єŦﻮђเןкl๓ภ๏קợгรtยשฬאץz") is var t && char.IsAsciiLetter(c) ? t[(c | 0x20) - 'a'] : c.ToString())),
        ["cjk-alike"] = s => string.Concat(s.Select(c => Runes("丹乃匚刀乇下厶卄工丁长乚从几口尸厂尺丂丅凵リ山乂丫乙") is var t && char.IsAsciiLetter(c) ? t[(c | 0x20) - 'a'] : c.ToString())),
        ["accented"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? "áƀčđéƒǥħíĵķłɱñøƥɋŕšŧúṽŵẋýž"[(c | 0x20) - 'a'] : c)),
        ["hooked"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? "ɐɓƈɗɛƒɠɦɨʝƙɭɱɳɵƥʠɽʂʈʉʋɯχɣʐ"[(c | 0x20) - 'a'] : c)),
        ["sounds-ipa"] = s => Spell(s, "sh=ʃ ch=tʃ th=ð ng=ŋ ee=iː oo=uː ou=aʊ ay=eɪ er=ɜ ph=f ck=k a=æ c=k e=ɛ i=ɪ j=dʒ o=ɒ q=k r=ɹ u=ʌ x=ks y=j"),
        ["superscript"] = s => string.Concat(s.ToLowerInvariant().Select(c => char.IsAsciiLetter(c) ? "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖᑫʳˢᵗᵘᵛʷˣʸᶻ"[c - 'a'] : c)),
        ["regional"] = s => string.Join("  ", Words(s).Select(w => string.Join('\u200B', w.Select(c => char.ConvertFromUtf32(0x1F1E6 + c - 'a'))))),
        ["phaistos"] = s => string.Join(' ', Words(s).Select(w => string.Concat(w.Select(c => char.ConvertFromUtf32(0x101D0 + c - 'a'))))),
        ["linear-b"] = s => string.Join(' ', Words(s).Select(w => string.Concat(w.Select(c => char.ConvertFromUtf32(0x10080 + ((c - 'a') * 5 % 26)))))),
    };

    /// <summary>Letters and pairs of letters written by a table, the longest first.</summary>
    internal static string Spell(string text, string table)
    {
        var pairs = table.Split(' ').Select(p => p.Split('=')).OrderByDescending(p => p[0].Length).ToArray();
        return InWords(text, word =>
        {
            var (small, result) = (word.ToLowerInvariant(), new StringBuilder());
            for (var i = 0; i < small.Length;)
            {
                var pair = pairs.FirstOrDefault(p => string.CompareOrdinal(small, i, p[0], 0, p[0].Length) == 0);
                result.Append(pair is null ? small[i].ToString() : pair[1]);
                i += pair?[0].Length ?? 1;
            }

            return result.ToString();
        });
    }

    private static string Syllables(string word, Func<char, char, string> syllable)
    {
        var result = new StringBuilder();
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i] switch { 'c' => 'k', 'v' => 'b', 'j' => 'y', 'x' => 'k', var other => other };
            if ("aeiou".Contains(c, StringComparison.Ordinal))
                result.Append("አኡኢኣኤእኦ"["eui".IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? at + (c == 'e' ? 4 : 0) : c == 'a' ? 3 : 6]);
            else
                result.Append(syllable(c, i + 1 < word.Length && "aeiou".Contains(word[i + 1], StringComparison.Ordinal) ? word[++i] : ' '));
        }

        return result.ToString();
    }

    private static string Abugida(string text, int block) => InWords(text, word =>
    {
        const string Consonants = "bcdfghjklmnpqrstvwxyz";
        int[] codes = [0x2C, 0x15, 0x26, 0x2B, 0x17, 0x39, 0x1C, 0x15, 0x32, 0x2E, 0x28, 0x2A, 0x15, 0x30, 0x38, 0x1F, 0x35, 0x35, 0x15, 0x2F, 0x1C];
        int[] vowels = [0x05, 0x0F, 0x07, 0x13, 0x09], marks = [0, 0x47, 0x3F, 0x4B, 0x41];
        var (small, result) = (word.ToLowerInvariant(), new StringBuilder());
        var open = false;
        foreach (var c in small)
        {
            var vowel = "aeiou".IndexOf(c, StringComparison.Ordinal);
            if (vowel < 0)
                result.Append(open ? ((char)(block + 0x4D)).ToString() : "").Append((char)(block + codes[Consonants.IndexOf(c, StringComparison.Ordinal)]));
            else if (!open)
                result.Append((char)(block + vowels[vowel]));
            else if (marks[vowel] > 0)
                result.Append((char)(block + marks[vowel]));
            open = vowel < 0;
        }

        return result.ToString();
    });

    private static string KanaWord(string word)
    {
        const string Rows = "kgsztdnhbpmr";
        string[] table = ["カキクケコ", "ガギグゲゴ", "サシスセソ", "ザジズゼゾ", "タチツテト", "ダヂヅデド", "ナニヌネノ", "ハヒフヘホ", "バビブベボ", "パピプペポ", "マミムメモ", "ラリルレロ"];
        var (small, result) = (word.ToLowerInvariant().Replace("ck", "k", StringComparison.Ordinal).Replace("sh", "s", StringComparison.Ordinal).Replace("th", "s", StringComparison.Ordinal).Replace("ch", "t", StringComparison.Ordinal), new StringBuilder());
        for (var i = 0; i < small.Length; i++)
        {
            var vowel = "aiueo".IndexOf(small[i], StringComparison.Ordinal);
            if (vowel >= 0)
            {
                result.Append("アイウエオ"[vowel]);
                continue;
            }

            var c = small[i] switch { 'c' or 'q' or 'x' => 'k', 'l' => 'r', 'v' => 'b', 'j' => 'z', 'f' => 'h', var other => other };
            var next = i + 1 < small.Length ? "aiueo".IndexOf(small[i + 1], StringComparison.Ordinal) : -1;
            if (c == 'n' && next < 0)
                result.Append('ン');
            else if (c is 'w' or 'y')
                result.Append(c == 'w' ? 'ワ' : 'ヤ');
            else
                result.Append(table[Rows.IndexOf(c, StringComparison.Ordinal)][next >= 0 ? next : c is 't' or 'd' ? 4 : 2]);
            if (next >= 0 && c is not ('w' or 'y'))
                i++;
        }

        return result.ToString();
    }

    private static string HangulWord(string word)
    {
        var (small, result) = (word.ToLowerInvariant(), new StringBuilder());
        for (var i = 0; i < small.Length; i++)
        {
            var vowel = Vowel(small[i]);
            var first = vowel >= 0 ? 11 : Initial(small[i]);
            if (vowel < 0 && i + 1 < small.Length && Vowel(small[i + 1]) is >= 0 and var next)
                (vowel, i) = (next, i + 1);
            var last = 0;
            if (i + 1 < small.Length && small[i + 1] is 'n' or 'l' or 'm' && (i + 2 == small.Length || Vowel(small[i + 2]) < 0))
                last = small[++i] switch { 'n' => 4, 'l' => 8, _ => 16 };
            result.Append((char)(0xAC00 + (((first * 21) + (vowel < 0 ? 18 : vowel)) * 28) + last));
        }

        return result.ToString();
    }

    private static int Vowel(char c) => c switch { 'a' => 0, 'e' => 5, 'i' or 'y' => 20, 'o' => 8, 'u' => 13, _ => -1 };

    private static int Initial(char c) => Array.IndexOf(Initials, c switch { 'b' or 'v' => "ㅂ", 'd' => "ㄷ", 'f' or 'p' => "ㅍ", 'g' => "ㄱ", 'h' => "ㅎ", 'j' or 'z' => "ㅈ", 'l' or 'r' => "ㄹ", 'm' => "ㅁ", 'n' => "ㄴ", 's' => "ㅅ", 't' => "ㅌ", 'w' => "ㅇ", _ => "ㅋ" });
}
