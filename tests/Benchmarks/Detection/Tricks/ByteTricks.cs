using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text;
using static Benchmarks.Detection.Tricks.Trick;

namespace Benchmarks.Detection.Tricks;

/// <summary>Bytes and bits as text, in unusual orders, widths and alphabets.</summary>
internal static class ByteTricks
{
    private const string Baudot = "ETAOINSRHLDCUFMWYPBGKQJXZV";

    internal static readonly Dictionary<string, Func<string, string>> All = new(StringComparer.Ordinal)
    {
        ["hex-xor"] = s => Hex(Utf8(s).Select(b => (byte)(b ^ 0x5A))),
        ["hex-xor-spaced"] = s => string.Join(' ', Utf8(s).Select(b => Hex([(byte)(b ^ 0x17)]))),
        ["hex-complement"] = s => Hex(Utf8(s).Select(b => (byte)~b)),
        ["hex-nibbles-swapped"] = s => Hex(Utf8(s).Select(b => (byte)((b << 4) | (b >> 4)))),
        ["hex-bits-reversed"] = s => Hex(Utf8(s).Select(Reversed)),
        ["hex-words-swapped"] = s => string.Join(' ', Utf8(s + (s.Length % 2 == 0 ? "" : " ")).Chunk(2).Select(p => Hex(p.Reverse()))),
        ["hex-plus-one"] = s => Hex(Utf8(s).Select(b => (byte)(b + 1))),
        ["hex-utf16le"] = s => Hex(Encoding.Unicode.GetBytes(s)),
        ["hex-utf16be"] = s => Hex(Encoding.BigEndianUnicode.GetBytes(s)),
        ["hex-utf32"] = s => Hex(Encoding.UTF32.GetBytes(s)),
        ["hex-ebcdic"] = s => Hex(s.ToUpperInvariant().Select(Ebcdic)),
        ["hex-ebcdic-small"] = s => string.Join(' ', s.ToLowerInvariant().Select(c => Hex([Ebcdic(c)]))),
        ["hex-a-to-p"] = s => string.Concat(Utf8(s).Select(b => $"{(char)('a' + (b >> 4))}{(char)('a' + (b & 15))}")),
        ["hex-brackets"] = s => string.Concat(Utf8(s).Select(b => $"<{Hex([b])}>")),
        ["hex-gzip"] = s => Hex(Packed(s, o => new GZipStream(o, CompressionLevel.Optimal))),
        ["hex-lines"] = s => string.Join('\n', Hex(Utf8(s)).Chunk(24).Select((c, i) => $"{i:00}| {new string(c)}")),
        ["gzip-base64"] = s => Base64(Packed(s, o => new GZipStream(o, CompressionLevel.Optimal))),
        ["deflate-base64"] = s => Base64(Packed(s, o => new DeflateStream(o, CompressionLevel.Optimal))),
        ["base64-xor"] = s => Base64(Utf8(s).Select(b => (byte)(b ^ 0x33))),
        ["base64-utf16be"] = s => Base64(Encoding.BigEndianUnicode.GetBytes(s)),
        ["base64-utf32"] = s => Base64(Encoding.UTF32.GetBytes(s)),
        ["base64-of-reversed"] = s => Base64(Utf8(Turned(s))),
        ["base64-dots"] = s => string.Join('.', Base64(Utf8(s)).Chunk(4).Select(c => new string(c))),
        ["base64-spaced"] = s => string.Join(' ', Base64(Utf8(s)).Chunk(5).Select(c => new string(c))),
        ["base64-swapcase"] = s => string.Concat(Base64(Utf8(s)).Select(c => char.IsAsciiLetter(c) ? (char)(c ^ 0x20) : c)),
        ["base64-quoted-lines"] = s => string.Join('\n', Base64(Utf8(s)).Chunk(20).Select((c, i) => $"> {i + 1}: {new string(c)}")),
        ["base64-twice-reversed"] = s => Base64(Utf8(Turned(Base64(Utf8(s))))),
        ["base64-noise"] = s => string.Concat(Base64(Utf8(s)).Select((c, i) => i % 6 == 5 ? $"{c}*" : c.ToString())),
        ["base64-letters-of-other-alphabet"] = s => string.Concat(Base64(Utf8(s)).Select(c => c == '=' ? '=' : "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".IndexOf(c, StringComparison.Ordinal)])),
        ["base32-dashes"] = s => string.Join('-', Wide(s, 5, "abcdefghijklmnopqrstuvwxyz234567").Chunk(6).Select(c => new string(c))),
        ["zbase32"] = s => Wide(s, 5, "ybndrfg8ejkmcpqxot1uwisza345h769"),
        ["base-emoji-16"] = s => string.Concat(Utf8(s).Select(b => char.ConvertFromUtf32(0x1F600 + (b >> 4)) + char.ConvertFromUtf32(0x1F600 + (b & 15)))),
        ["base-cjk-256"] = s => string.Concat(Utf8(s).Select(b => (char)(0x5100 + b))),
        ["base-cjk-4096"] = s => string.Concat(Utf8(s).SelectMany(b => Bits(b, 8)).Chunk(12).Select(c => (char)(0x6000 + Convert.ToInt32(new string(c).PadRight(12, '0'), 2)))),
        ["proquint"] = s => string.Join('-', Utf8(s + (s.Length % 2 == 0 ? "" : " ")).Chunk(2).Select(p => ((p[0] << 8) | p[1]) is var n ? $"{"bdfghjklmnprstvz"[n >> 12]}{"aiou"[(n >> 10) & 3]}{"bdfghjklmnprstvz"[(n >> 6) & 15]}{"aiou"[(n >> 4) & 3]}{"bdfghjklmnprstvz"[n & 15]}" : "")),
        ["dna"] = s => string.Concat(Utf8(s).SelectMany(b => Enumerable.Range(0, 4).Select(i => "ACGT"[(b >> (6 - (2 * i))) & 3]))),
        ["arrows-4"] = s => string.Concat(Utf8(s).SelectMany(b => Enumerable.Range(0, 4).Select(i => "↑→↓←"[(b >> (6 - (2 * i))) & 3]))),
        ["base-3"] = s => string.Join(' ', Utf8(s).Select(b => $"{b / 81}{b / 27 % 3}{b / 9 % 3}{b / 3 % 3}{b % 3}")),
        ["base-7"] = s => string.Join(' ', Utf8(s).Select(b => $"{b / 49}{b / 7 % 7}{b % 7}")),
        ["base-12"] = s => string.Join(' ', Utf8(s).Select(b => $"{"0123456789AB"[b / 12]}{"0123456789AB"[b % 12]}")),
        ["spaces-and-tabs"] = s => string.Concat(Utf8(s).SelectMany(b => Bits(b, 8)).Select(b => b == '0' ? ' ' : '\t')) + "end",
        ["ha-ho"] = s => string.Join(' ', Utf8(s).Select(b => string.Join('-', Bits(b, 8).Select(x => x == '0' ? "ha" : "ho")))),
        ["yes-no"] = s => string.Join(' ', Utf8(s).SelectMany(b => Bits(b, 8)).Select(x => x == '0' ? "no" : "yes")),
        ["capitals-as-bits"] = s => string.Concat(Letters(s).SelectMany(c => Bits(c - 'a', 5)).Select((b, i) => "thequickbrownfoxjumpsoverthelazydog"[i % 35] is var x && b == '1' ? char.ToUpperInvariant(x) : x)),
        ["binary-reversed-bits"] = s => string.Join(' ', Utf8(s).Select(b => Turned(Bits(b, 8)))),
        ["binary-inverted"] = s => string.Join(' ', Utf8(s).Select(b => Bits((byte)~b, 8))),
        ["binary-16"] = s => string.Join(' ', s.Select(c => Bits(c, 16))),
        ["binary-gray"] = s => string.Join(' ', Utf8(s).Select(b => Bits(b ^ (b >> 1), 8))),
        ["binary-parity"] = s => string.Join(' ', Utf8(s).Select(b => Bits((b << 1) | (BitOperations.PopCount(b) & 1), 8))),
        ["binary-nibbles"] = s => string.Join(' ', Utf8(s).SelectMany(b => new[] { Bits(b >> 4, 4), Bits(b & 15, 4) })),
        ["binary-6-bits"] = s => string.Join(' ', s.ToUpperInvariant().Select(c => Bits((c - 32) & 63, 6))),
        ["binary-5-run"] = s => string.Concat(Letters(s).Select(c => Bits(c - 'a' + 1, 5))),
        ["binary-xor"] = s => string.Join(' ', Utf8(s).Select(b => Bits(b ^ 0x6B, 8))),
        ["binary-rotated-stream"] = s => string.Concat(Utf8(s).Select(b => Bits(b, 8))) is var bits ? bits[3..] + bits[..3] : s,
        ["baudot-like"] = s => string.Join(' ', Words(s).Select(w => string.Concat(w.Select(c => Bits(Baudot.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal) + 1, 5))))),
        ["bcd"] = s => string.Join(' ', s.Select(c => string.Concat($"{(int)c:000}".Select(d => Bits(d - '0', 4))))),
        ["decimal-minus-30"] = s => string.Join(' ', s.Select(c => Text(c - 30))),
        ["decimal-xor"] = s => string.Join(", ", s.Select(c => Text(c ^ 42))),
        ["decimal-differences"] = s => string.Join(' ', s.Select((c, i) => Text(i == 0 ? c : c - s[i - 1]))),
        ["decimal-times-3"] = s => string.Join(' ', s.Select(c => Text(c * 3))),
        ["decimal-complement"] = s => string.Join(' ', s.Select(c => Text(255 - c))),
        ["decimal-negative"] = s => string.Join(',', s.Select(c => Text(-c))),
        ["one-number"] = s => new BigInteger(Utf8(s), isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture),
        ["octal-backslash-words"] = s => string.Join(' ', s.Split(' ').Select(w => string.Join('.', w.Select(c => Convert.ToString(c, 8))))),
        ["punycode-like"] = s => string.Join(' ', s.Split(' ').Select(w => $"xn--{w}-".ToLowerInvariant())),
        ["latin1-in-utf8-twice"] = s => string.Concat(s.Select(c => char.IsAsciiLetter(c) ? (char)(c + 0xFEE0) : c)) is var wide ? Encoding.Latin1.GetString(Utf8(wide)) : s,
        ["uu-without-header"] = s => string.Join('\n', Utf8(s).Chunk(45).Select(Uu)),
        ["high-bit"] = s => string.Concat(s.Select(c => (char)(c | 0x80))),
        ["srec"] = s => string.Join('\n', Utf8(s).Chunk(16).Select((c, i) => $"S1{c.Length + 3:X2}{i * 16:X4}{Hex(c).ToUpperInvariant()}7F")),
        ["intel-hex"] = s => string.Join('\n', Utf8(s).Chunk(16).Select((c, i) => $":{c.Length:X2}{i * 16:X4}00{Hex(c).ToUpperInvariant()}A5")),
        ["xxd-little"] = s => string.Join('\n', Utf8(s.PadRight((s.Length + 15) / 16 * 16)).Chunk(16).Select((c, i) => $"{i * 16:x8}: {string.Join(' ', c.Chunk(4).Select(p => Hex(p.Reverse())))}")),
        ["db-lines"] = s => string.Join('\n', Utf8(s).Chunk(8).Select(c => "    db " + string.Join(", ", c.Select(b => $"0{b:X2}h")))),
    };

    private static byte Reversed(byte value) => (byte)Enumerable.Range(0, 8).Sum(i => ((value >> i) & 1) << (7 - i));

    private static byte Ebcdic(char c) => c switch
    {
        >= 'A' and <= 'I' => (byte)(0xC1 + c - 'A'),
        >= 'J' and <= 'R' => (byte)(0xD1 + c - 'J'),
        >= 'S' and <= 'Z' => (byte)(0xE2 + c - 'S'),
        >= 'a' and <= 'i' => (byte)(0x81 + c - 'a'),
        >= 'j' and <= 'r' => (byte)(0x91 + c - 'j'),
        >= 's' and <= 'z' => (byte)(0xA2 + c - 's'),
        >= '0' and <= '9' => (byte)(0xF0 + c - '0'),
        '.' => 0x4B,
        ',' => 0x6B,
        '@' => 0x7C,
        '/' => 0x61,
        ':' => 0x7A,
        '-' => 0x60,
        _ => 0x40,
    };

    private static byte[] Packed(string s, Func<Stream, Stream> pack)
    {
        using var output = new MemoryStream();
        using (var stream = pack(output))
            stream.Write(Utf8(s));
        return output.ToArray();
    }

    private static string Wide(string s, int size, string alphabet)
    {
        var bits = string.Concat(Utf8(s).Select(b => Bits(b, 8)));
        return string.Concat(bits.Chunk(size).Select(c => alphabet[Convert.ToInt32(new string(c).PadRight(size, '0'), 2)]));
    }

    private static string Uu(byte[] line)
    {
        static char Sign(int value) => value == 0 ? '`' : (char)(value + 32);
        return Sign(line.Length) + string.Concat(string.Concat(line.Select(b => Bits(b, 8))).PadRight((line.Length + 2) / 3 * 24, '0').Chunk(6).Select(c => Sign(Convert.ToInt32(new string(c), 2))));
    }
}
