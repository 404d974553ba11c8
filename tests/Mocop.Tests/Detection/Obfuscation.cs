using System.Globalization;
using System.Text;

namespace Mocop.Tests.Detection;

/// <summary>Ways of hiding a text, written apart from the decoders they test.</summary>
internal static class Obfuscation
{
    private const string Braille = "\u2801\u2803\u2809\u2819\u2811\u280B\u281B\u2813\u280A\u281A\u2805\u2807\u280D\u281D\u2815\u280F\u281F\u2817\u280E\u281E\u2825\u2827\u283A\u282D\u283D\u2835";
    private const string Turned = "\u0250q\u0254p\u01DD\u025F\u0183\u0265\u1D09\u027E\u029El\u026Fuodb\u0279s\u0287n\u028C\u028Dx\u028Ez";
    private static readonly string[] Morse = ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".Split(' ');
    private static readonly string[] Spelling =
        ("Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey "
        + "Xray Yankee Zulu").Split(' ');

    internal static IReadOnlyDictionary<string, Func<string, string>> InPlace { get; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["invisible"] = s => string.Join('\u200B', s.ToCharArray()),
        ["compatibility"] = s => string.Concat(s.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)),
        ["confusable"] = s => s.Replace('o', '\u043E').Replace('e', '\u0435').Replace('a', '\u0430'),
        ["marks"] = s => string.Concat(s.Select(c => char.IsLetter(c) ? c + "\u0336" : c.ToString())),
        ["control"] = s => string.Concat(s.Select(c => c + "\u001B[0m")),
        ["escapes"] = s => string.Concat(s.Select(c => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture))),
        ["percent"] = s => string.Concat(Encoding.UTF8.GetBytes(s).Select(b => "%" + b.ToString("X2", CultureInfo.InvariantCulture))),
        ["html"] = s => string.Concat(s.Select(c => "&#" + ((int)c).ToString(CultureInfo.InvariantCulture) + ";")),
        ["quoted-printable"] = s => string.Concat(s.Select(c => "=" + ((int)c).ToString("X2", CultureInfo.InvariantCulture))),
        ["leet"] = s => s.Replace('o', '0').Replace('e', '3').Replace('s', '5').Replace('i', '1'),
        ["spacing"] = s => string.Join(' ', s.ToCharArray()),
        ["run-together"] = s => s.Replace(" ", "", StringComparison.Ordinal),
        ["concatenation"] = s => "\"" + string.Join("\" + \"", s.Chunk(4).Select(c => new string(c))) + "\"",
    };

    internal static IReadOnlyDictionary<string, Func<string, string>> Whole { get; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["base64"] = s => Convert.ToBase64String(Encoding.UTF8.GetBytes(s)),
        ["hex"] = s => Convert.ToHexString(Encoding.UTF8.GetBytes(s)),
        ["binary"] = s => string.Join(' ', Encoding.UTF8.GetBytes(s).Select(b => b.ToString("B8", CultureInfo.InvariantCulture))),
        ["decimal"] = s => string.Join(", ", Encoding.UTF8.GetBytes(s).Select(b => b.ToString(CultureInfo.InvariantCulture))),
        ["base32"] = Base32,
        ["ascii85"] = Ascii85,
        ["morse"] = s => string.Join(' ', s.Select(c => char.IsAsciiLetterLower(c) ? Morse[c - 'a'] : "/")),
        ["braille"] = s => string.Concat(s.Select(c => char.IsAsciiLetterLower(c) ? Braille[c - 'a'] : c)),
        ["tags"] = s => string.Concat(s.Select(c => char.ConvertFromUtf32(0xE0000 + c))),
        ["variation-selectors"] = s => string.Concat(Encoding.UTF8.GetBytes(s).Select(b => char.ConvertFromUtf32(b < 16 ? 0xFE00 + b : 0xE0100 + b - 16))),
        ["invisible-bits"] = s => string.Concat(Encoding.UTF8.GetBytes(s).SelectMany(b => b.ToString("B8", CultureInfo.InvariantCulture)).Select(b => b == '0' ? '\u2062' : '\u2064')),
    };

    internal static IReadOnlyDictionary<string, Func<string, string>> Text { get; } = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["rot13"] = s => Shift(s, 13),
        ["caesar"] = s => Shift(s, 3),
        ["atbash"] = s => string.Concat(s.Select(c => char.IsAsciiLetterLower(c) ? (char)('z' - (c - 'a')) : c)),
        ["reversed"] = s => string.Concat(s.Reverse()),
        ["pig-latin"] = s => string.Join(' ', s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w[1..] + w[0] + "ay")) + " ",
        ["scrambled"] = s => string.Join(' ', s.Split(' ').Select(w => w.Length < 5 ? w : string.Concat(w.AsSpan(0, 1), string.Concat(w[1..^1].Reverse()), w.AsSpan(w.Length - 1)))),
        ["word-order"] = s => string.Join(' ', s.Replace("please ", "", StringComparison.Ordinal).Split(' ').Reverse()),
        ["spelling"] = s => string.Join("   ", s.Split(' ').Select(w => string.Join(' ', w.Where(char.IsAsciiLetterLower).Select(c => Spelling[c - 'a'])))),
        ["upside-down"] = s => string.Concat(s.Reverse().Select(c => char.IsAsciiLetterLower(c) ? Turned[c - 'a'] : c)),
        ["bidi"] = s => "\u202E" + string.Concat(s.Reverse()) + "\u202C",
    };

    private static string Base32(string s)
    {
        var bits = string.Concat(Encoding.UTF8.GetBytes(s).Select(b => b.ToString("B8", CultureInfo.InvariantCulture)));
        bits = bits.PadRight((bits.Length + 4) / 5 * 5, '0');
        return string.Concat(bits.Chunk(5).Select(c => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(c), 2)]));
    }

    private static string Ascii85(string s)
    {
        var text = new StringBuilder();
        foreach (var chunk in Encoding.UTF8.GetBytes(s).Chunk(4))
        {
            var group = chunk.Concat(new byte[4 - chunk.Length]).Aggregate(0UL, (sum, b) => (sum << 8) | b);
            var digits = new char[5];
            for (var i = 4; i >= 0; i--, group /= 85)
                digits[i] = (char)('!' + (group % 85));
            text.Append(digits, 0, chunk.Length + 1);
        }

        return text.ToString();
    }

    private static string Shift(string s, int by) => string.Concat(s.Select(c => char.IsAsciiLetterLower(c) ? (char)('a' + ((c - 'a' + by) % 26)) : c));
}
