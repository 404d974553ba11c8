using System.Globalization;
using System.Text;

namespace Mocop.Tests.Detection;

/// <summary>Ways of hiding a text, written apart from the decoders they test.</summary>
internal static class Obfuscation
{
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
        ["bidi"] = s => "\u202E" + string.Concat(s.Reverse()) + "\u202C",
    };

    private static string Shift(string s, int by) => string.Concat(s.Select(c => char.IsAsciiLetterLower(c) ? (char)('a' + ((c - 'a' + by) % 26)) : c));
}
