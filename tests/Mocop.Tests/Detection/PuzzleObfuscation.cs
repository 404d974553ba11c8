using System.Globalization;
using System.Numerics;
using System.Text;

namespace Mocop.Tests.Detection;

/// <summary>More ways of hiding a text, for the tests, and for measuring what general decoders make of tricks that have none of their own.</summary>
internal static class PuzzleObfuscation
{
    private const string Small = "abcdefghijklmnopqrstuvwxyz";
    private const string Keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,./";
    private static readonly string[] Telephone = "2 22 222 3 33 333 4 44 444 5 55 555 6 66 666 7 77 777 7777 8 88 888 9 99 999 9999".Split(' ');
    private static readonly string[] Emoji = ["\U0001F600", "\U0001F680", "\u2B50", "\U0001F525", "\U0001F34E"];

    private static readonly string[] Nato =
        "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu".Split(' ');

    private static readonly string[] Morse = ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".Split(' ');
    private static readonly string[] Endings = "sofa club music bird table leaf song fish taxi hajj book ball room rain piano ship iraq water glass boat menu rev snow box city jazz".Split(' ');

    private static readonly string[] Acrostic =
        ("Apples are red.|Birds sing.|Clouds pass.|Days go by.|Every year it rains.|Friends come.|Grass grows.|Houses stand.|In May it is warm.|Jam is sweet.|Kites fly.|Lakes are deep.|Many came.|"
        + "Nights are long.|On Monday we met.|People talk.|Quiet places help.|Rain fell.|Snow melts.|Tea is ready.|Under the tree we sat.|Very few left.|We went home.|Xylophones ring.|Yes, it was fine.|Zebras run.").Split('|');

    internal static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["base58"] = s => Number(s, "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
        ["base62"] = s => Number(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
        ["base36"] = s => Number(s, "0123456789abcdefghijklmnopqrstuvwxyz"),
        ["base32hex"] = s => Bits(s, 5, "0123456789ABCDEFGHIJKLMNOPQRSTUV"),
        ["crockford"] = s => Bits(s, 5, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
        ["base45"] = Base45,
        ["z85"] = s => Groups(s, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"),
        ["base85"] = s => Groups(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"),
        ["base100"] = s => string.Concat(Encoding.UTF8.GetBytes(s).Select(b => char.ConvertFromUtf32(0x1F3F7 + b))),
        ["braille-bytes"] = s => string.Concat(Encoding.UTF8.GetBytes(s).Select(b => (char)(0x2800 + b))),
        ["utf-7"] = s => "+" + Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(s)).TrimEnd('=') + "-",
        ["mime-b"] = s => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(s))}?=",
        ["mime-q"] = s => $"=?utf-8?Q?{string.Concat(s.Select(c => c == ' ' ? "_" : c is >= 'e' and <= 'o' ? "=" + Hex(c) : c.ToString()))}?=",
        ["css-escapes"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? $"\\{(int)c:x} " : c.ToString())),
        ["braced-escapes"] = s => string.Concat(s.Select(c => $"\\u{{{(int)c:x}}}")),
        ["python-names"] = s => string.Concat(s.Select(c => $"\\x{(int)c:x2}")),
        ["from-char-code"] = s => $"String.fromCharCode({string.Join(",", s.Select(c => (int)c))})",
        ["chr-joined"] = s => string.Join(" + ", s.Select(c => $"chr({(int)c})")),
        ["chr-php"] = s => string.Join(".", s.Select(c => $"chr({(int)c})")),
        ["char-array"] = s => "[" + string.Join(", ", s.Select(c => $"'{c}'")) + "]",
        ["octal-list"] = s => string.Join(' ', s.Select(c => Convert.ToString(c, 8).PadLeft(3, '0'))),
        ["u-plus"] = s => string.Join(' ', s.Select(c => $"U+{(int)c:X4}")),
        ["hex-0x"] = s => string.Join(", ", s.Select(c => $"0x{(int)c:x2}")),
        ["hex-dump"] = HexDump,
        ["binary-7"] = s => string.Join(' ', s.Select(c => Convert.ToString(c, 2).PadLeft(7, '0'))),
        ["binary-run"] = s => string.Concat(s.Select(c => Convert.ToString(c, 2).PadLeft(8, '0'))),
        ["emoji-bits"] = s => string.Concat(s.Select(c => Convert.ToString(c, 2).PadLeft(8, '0').Replace("0", "\u26AA", StringComparison.Ordinal).Replace("1", "\u26AB", StringComparison.Ordinal))),
        ["decimal-run"] = s => string.Concat(s.Select(c => ((int)c).ToString(CultureInfo.InvariantCulture))),
        ["a1z26"] = s => string.Join(" / ", Words(s).Select(w => string.Join('-', w.Select(c => c - 'a' + 1)))),
        ["a1z26-spaces"] = s => string.Join("   ", Words(s).Select(w => string.Join(' ', w.Select(c => c - 'a' + 1)))),
        ["polybius"] = s => string.Join("  ", Words(s).Select(w => string.Join(' ', w.Select(Polybius)))),
        ["tap-code"] = s => string.Join("  /  ", Words(s).Select(w => string.Join("  ", w.Select(c => Polybius(c == 'k' ? 'c' : c)).Select(p => new string('.', p[0] - '0') + " " + new string('.', p[1] - '0'))))),
        ["bacon"] = s => string.Join(' ', Words(s).SelectMany(w => w).Select(c => Convert.ToString(c - 'a', 2).PadLeft(5, '0').Replace('0', 'A').Replace('1', 'B'))),
        ["telephone"] = s => string.Join("  ", Words(s).Select(w => string.Join(' ', w.Select(c => Telephone[c - 'a'])))),
        ["nato"] = s => string.Join(" / ", Words(s).Select(w => string.Join('-', w.Select(c => Nato[c - 'a'])))),
        ["rot47"] = s => string.Concat(s.Select(c => c is >= '!' and <= '~' ? (char)('!' + ((c - '!' + 47) % 94)) : c)),
        ["rot5"] = s => Map(s, c => (char)('a' + ((c - 'a' + 5) % 26))),
        ["rot18"] = s => Map(s, c => (char)('a' + ((c - 'a' + 18) % 26))),
        ["keyboard-right"] = s => Map(s, c => Keys[Keys.IndexOf(c, StringComparison.Ordinal) + 1]),
        ["keyboard-left"] = s => Map(s, c => c is 'q' or 'a' or 'z' ? c : Keys[Keys.IndexOf(c, StringComparison.Ordinal) - 1]),
        ["every-second-x"] = s => string.Concat(s.Select(c => c + "x")),
        ["every-second-noise"] = s => string.Concat(s.Select((c, i) => $"{c}{Small[i * 7 % 26]}")),
        ["interleaved"] = s => string.Concat(s[..(s.Length / 2)].Select((c, i) => $"{c}{s[i + (s.Length / 2)]}")) + (s.Length % 2 == 1 ? s[^1] : ""),
        ["evens-odds"] = s => string.Concat(s.Where((_, i) => i % 2 == 0)) + string.Concat(s.Where((_, i) => i % 2 == 1)),
        ["rail-fence-2"] = s => RailFence(s.Replace(" ", "", StringComparison.Ordinal), 2),
        ["rail-fence-3"] = s => RailFence(s, 3),
        ["pair-swap"] = s => string.Concat(s.Chunk(2).Select(p => new string([.. p.Reverse()]))),
        ["words-reversed"] = s => InWords(s, w => string.Concat(w.Reverse())),
        ["first-to-last"] = s => InWords(s, w => w[1..] + w[0]),
        ["last-to-first"] = s => InWords(s, w => w[^1] + w[..^1]),
        ["vowels-removed"] = s => InWords(s, w => w.Length < 3 ? w : string.Concat(w.Where(c => !"aeiou".Contains(c, StringComparison.OrdinalIgnoreCase)))),
        ["vowels-starred"] = s => string.Concat(s.Select(c => "aeiou".Contains(c, StringComparison.OrdinalIgnoreCase) ? '*' : c)),
        ["doubled-letters"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? $"{c}{c}" : c.ToString())),
        ["typos-swap"] = s => InWords(s, w => w.Length < 5 ? w : w[..2] + w[3] + w[2] + w[4..]),
        ["typos-drop"] = s => InWords(s, w => w.Length < 5 ? w : w.Remove(3, 1)),
        ["typos-double"] = s => InWords(s, w => w.Length < 5 ? w : w.Insert(2, w[2].ToString())),
        ["typos-wrong"] = s => InWords(s, w => w.Length < 5 ? w : w[..2] + "x" + w[3..]),
        ["emoji-between-letters"] = s => string.Concat(s.Select((c, i) => c == ' ' ? "  " : c + Emoji[i % Emoji.Length])),
        ["emoji-between-words"] = s => s.Replace(" ", " \U0001F680 ", StringComparison.Ordinal),
        ["emoji-for-spaces"] = s => s.Replace(" ", "\U0001F525", StringComparison.Ordinal),
        ["signs-mixed"] = s => string.Concat(s.Select((c, i) => c == ' ' ? "   " : c + "-._~*".Substring(i % 5, 1))),
        ["double-dashes"] = s => string.Join("--", s.Where(c => c != ' ')),
        ["tildes"] = s => string.Join('~', s.Split(' ').Select(w => string.Join('~', w.ToCharArray()))),
        ["hyphens-mixed"] = s => InWords(s, w => w.Length < 5 ? w : w[..2] + "-" + w[2..4] + "-" + w[4..]),
        ["syllables"] = s => InWords(s, w => w.Length < 4 ? w : string.Join('\u00B7', w.Chunk(3).Select(c => new string(c)))),
        ["chunks-of-3"] = s => string.Join(' ', s.Replace(" ", "", StringComparison.Ordinal).Chunk(3).Select(c => new string(c))),
        ["chunks-of-5"] = s => string.Join(' ', s.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant().Chunk(5).Select(c => new string(c))),
        ["spaces-inside"] = s => InWords(s, w => w.Length < 5 ? w : w[..3] + " " + w[3..]),
        ["slashes-for-spaces"] = s => s.Replace(' ', '/'),
        ["pluses-for-spaces"] = s => s.Replace(' ', '+'),
        ["comments-inside"] = s => InWords(s, w => w.Length < 4 ? w : w[..2] + "<!-- -->" + w[2..]),
        ["block-comments"] = s => InWords(s, w => w.Length < 4 ? w : w[..2] + "/**/" + w[2..]),
        ["tags-inside"] = s => InWords(s, w => w.Length < 4 ? w : w[..2] + "<b>" + w[2..3] + "</b>" + w[3..]),
        ["tags-letters"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? $"<i>{c}</i>" : c.ToString())),
        ["emphasis-inside"] = s => InWords(s, w => w.Length < 4 ? w : w[..2] + "**" + w[2..4] + "**" + w[4..]),
        ["brackets-inside"] = s => InWords(s, w => w.Length < 4 ? w : w[..1] + "[" + w[1..3] + "]" + w[3..]),
        ["table-row"] = s => "| " + string.Join(" | ", s.Split(' ')) + " |",
        ["table-column"] = s => "| n | w |\n|---|---|\n" + string.Join('\n', s.Split(' ').Select((w, i) => $"| {i + 1} | {w} |")),
        ["word-items"] = s => string.Join('\n', s.Split(' ').Select(w => "- " + w)),
        ["numbered-words"] = s => string.Join('\n', s.Split(' ').Select((w, i) => $"{i + 1}. {w}")),
        ["indexed-words"] = s => string.Join(", ", s.Split(' ').Select((w, i) => (w, i)).OrderBy(p => p.i * 7 % 11).ThenBy(p => p.i).Select(p => $"{p.i + 1}:{p.w}")),
        ["full-stops"] = s => string.Join(". ", s.Split(' ')),
        ["json-array"] = s => "[" + string.Join(", ", s.Split(' ').Select(w => $"\"{w}\"")) + "]",
        ["json-in-json"] = s => System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Serialize(new { note = "see below\n" + s })),
        ["xml-cdata"] = s => $"<doc><![CDATA[{s}]]></doc>",
        ["yaml-binary"] = s => $"data: !!binary |\n  {Convert.ToBase64String(Encoding.UTF8.GetBytes(s))}",
        ["camel-case"] = s => string.Concat(Words(s).Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..])),
        ["snake-case"] = s => string.Join('_', Words(s)),
        ["upper-snake"] = s => string.Join('_', Words(s)).ToUpperInvariant(),
        ["base64-backwards"] = s => string.Concat(Convert.ToBase64String(Encoding.UTF8.GetBytes(s)).Reverse()),
        ["base64-rot13"] = s => Map(Convert.ToBase64String(Encoding.UTF8.GetBytes(s)), c => (char)('a' + ((c - 'a' + 13) % 26))),
        ["hex-backwards"] = s => string.Concat(Convert.ToHexString(Encoding.UTF8.GetBytes(s)).Reverse()),
        ["acrostic"] = s => string.Join('\n', Words(s).SelectMany(w => w).Select(c => Acrostic[c - 'a'])),
        ["ubbi-dubbi"] = s => InWords(s, w => string.Concat(w.Select(c => "aeiou".Contains(c, StringComparison.OrdinalIgnoreCase) ? "ub" + c : c.ToString()))),
        ["leet-hard"] = s => Map(s, c => c switch { 'a' => '4', 'e' => '3', 'i' => '1', 'o' => '0', 's' => '5', 't' => '7', 'g' => '9', 'b' => '8', _ => c }),
        ["vowels-shifted"] = s => Map(s, c => c switch { 'a' => 'e', 'e' => 'i', 'i' => 'o', 'o' => 'u', 'u' => 'a', _ => c }),
        ["percent-mixed"] = s => string.Concat(s.Select((c, i) => i % 3 == 0 ? "%" + Hex(c) : c.ToString())),
        ["vigenere"] = s => Keyed(s, (letter, i) => letter + "lemon"[i % 5] - 'a'),
        ["beaufort"] = s => Keyed(s, (letter, i) => "lemon"[i % 5] - 'a' - letter),
        ["progressive"] = s => Keyed(s, (letter, i) => letter + i),
        ["unknown-alphabet"] = s => Map(s, c => "qazwsxedcrfvtgbyhnujmikolp"[c - 'a']),
        ["runes"] = s => string.Join(' ', Words(s).Select(w => string.Concat(w.Select(c => "\u16A8\u16D2\u16B2\u16DE\u16D6\u16A0\u16B7\u16BA\u16C1\u16C3\u16D5\u16DA\u16D7\u16BE\u16DF\u16C8\u16E9\u16B1\u16CA\u16CF\u16A2\u16A1\u16B9\u16EA\u16E6\u16C9"[c - 'a'])))),
        ["emoji-alphabet"] = s => string.Join(' ', Words(s).Select(w => string.Concat(w.Select(c => char.ConvertFromUtf32(0x1F600 + c - 'a'))))),
        ["number-alphabet"] = s => string.Join(" / ", Words(s).Select(w => string.Join(' ', w.Select(c => 11 + ((c - 'a') * 7 % 26))))),
        ["spoken-morse"] = s => string.Join(" , ", Words(s).Select(w => string.Join(' ', w.Select(c => string.Join('-', Morse[c - 'a'].Select(m => m == '.' ? "dit" : "dah")))))),
        ["words-in-codes"] = s => string.Join(' ', s.Split(' ').Select((w, i) => (i % 3) switch { 0 => Convert.ToBase64String(Encoding.UTF8.GetBytes(w)), 1 => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(w)), _ => string.Concat(w.Reverse()) })),
        ["first-letters-of-words"] = s => string.Join(' ', Words(s).SelectMany(w => w).Select(c => Nato[c - 'a'])),
        ["last-letters-of-words"] = s => string.Join(' ', Words(s).SelectMany(w => w).Select(c => Endings[c - 'a'])),
        ["turned-groups"] = s => string.Concat(s.Chunk(4).Select(p => new string([.. p.Reverse()]))),
        ["every-third"] = s => string.Concat(s.Select((c, i) => $"{c}{Small[i * 7 % 26]}{Small[i * 11 % 26]}")),
        ["letter-names"] = s => string.Join(", ", s.Select(c => char.IsAsciiLetter(c) ? $"LATIN {(char.IsAsciiLetterUpper(c) ? "CAPITAL" : "SMALL")} LETTER {char.ToUpperInvariant(c)}" : c == ' ' ? "SPACE" : "FULL STOP")),
        ["parenthesised"] = s => Map(s, c => (char)(0x249C + c - 'a')),
        ["squared"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? char.ConvertFromUtf32(0x1F130 + (c | 0x20) - 'a') : c.ToString())),
        ["double-struck"] = s => string.Concat(s.Select(c => char.IsAsciiLetterLower(c) ? char.ConvertFromUtf32(0x1D552 + c - 'a') : c.ToString())),
        ["script"] = s => string.Concat(s.Select(c => char.IsAsciiLetterLower(c) ? char.ConvertFromUtf32(0x1D4EA + c - 'a') : c.ToString())),
    };

    private static string Hex(char c) => ((int)c).ToString("X2", CultureInfo.InvariantCulture);

    private static string Polybius(char c) => ("abcdefghiklmnopqrstuvwxyz".IndexOf(c == 'j' ? 'i' : c, StringComparison.Ordinal) is var at ? $"{(at / 5) + 1}{(at % 5) + 1}" : "");

    private static string Map(string s, Func<char, char> map) => string.Concat(s.Select(c => char.IsAsciiLetterLower(c) ? map(c) : char.IsAsciiLetterUpper(c) ? char.ToUpperInvariant(map(char.ToLowerInvariant(c))) : c));

    /// <summary>Each letter made another one by its place among the letters.</summary>
    private static string Keyed(string s, Func<int, int, int> change)
    {
        var next = 0;
        return Map(s, c => (char)('a' + (((change(c - 'a', next++) % 26) + 26) % 26)));
    }

    private static IEnumerable<string> Words(string s) => s.ToLowerInvariant().Split(' ').Select(w => string.Concat(w.Where(char.IsAsciiLetterLower))).Where(w => w.Length > 0);

    private static string InWords(string s, Func<string, string> change) => System.Text.RegularExpressions.Regex.Replace(s, "[A-Za-z]+", m => change(m.Value), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Number(string s, string alphabet)
    {
        var value = new BigInteger(Encoding.UTF8.GetBytes(s), isUnsigned: true, isBigEndian: true);
        var digits = new StringBuilder();
        for (; value > 0; value /= alphabet.Length)
            digits.Insert(0, alphabet[(int)(value % alphabet.Length)]);
        return digits.ToString();
    }

    private static string Bits(string s, int size, string alphabet)
    {
        var bits = string.Concat(Encoding.UTF8.GetBytes(s).Select(b => b.ToString("B8", CultureInfo.InvariantCulture)));
        bits = bits.PadRight((bits.Length + size - 1) / size * size, '0');
        return string.Concat(bits.Chunk(size).Select(c => alphabet[Convert.ToInt32(new string(c), 2)]));
    }

    private static string Groups(string s, string alphabet) => string.Concat(Encoding.UTF8.GetBytes(s.PadRight((s.Length + 3) / 4 * 4)).Chunk(4).Select(chunk =>
    {
        var group = chunk.Aggregate(0UL, (sum, b) => (sum << 8) | b);
        var digits = new char[5];
        for (var i = 4; i >= 0; i--, group /= 85)
            digits[i] = alphabet[(int)(group % 85)];
        return new string(digits);
    }));

    private static string Base45(string s) => string.Concat(Encoding.UTF8.GetBytes(s).Chunk(2).Select(chunk =>
    {
        const string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        var value = chunk.Aggregate(0, (sum, b) => (sum << 8) | b);
        return string.Concat(Enumerable.Range(0, chunk.Length + 1).Select(i => alphabet[value / (int)Math.Pow(45, i) % 45]));
    }));

    private static string HexDump(string s) => string.Join('\n', s.Chunk(16).Select((line, i) =>
        $"{i * 16:x8}  {string.Join(' ', line.Select(c => ((int)c).ToString("x2", CultureInfo.InvariantCulture))),-47}  |{new string(line)}|"));

    private static string RailFence(string s, int rails)
    {
        var rows = Enumerable.Range(0, rails).Select(_ => new StringBuilder()).ToArray();
        for (int i = 0, period = 2 * (rails - 1); i < s.Length; i++)
            rows[Math.Min(i % period, period - (i % period))].Append(s[i]);
        return string.Concat(rows.Select(r => r.ToString()));
    }
}
