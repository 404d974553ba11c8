using System.Numerics;
using System.Text;

namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>
/// Bytes written with an alphabet of some other size: base58, base62, base36, base45, base32 with other alphabets, base85 in three forms, base91; base64 and hexadecimal
/// that were turned around or ciphered; bytes as emoji or as Braille. What comes out must be text.
/// </summary>
internal sealed class BaseReader : IPuzzleReader
{
    private const int Shortest = 16;
    private const int LongestNumber = 600;
    private const int LongestJoined = 2048;
    private const string Digits = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Small = "abcdefghijklmnopqrstuvwxyz";
    private const string Bitcoin = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Flickr = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Ripple = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    private const string QrCode = Digits + Capitals + " $%*+-./:";
    private const string Zero = Digits + Small + Capitals + ".-:+=^!/*?&<>()[]{}@%$#";
    private const string Git = Digits + Capitals + Small + "!#$%&()*+-;<=>?@^_`{|}~";
    private const string Ninety = Capitals + Small + Digits + "!#$%&()*+,./:;<=>?@[]^_`{|}~\"";
    private const string Xx = "+-" + Digits + Capitals + Small;
    private static readonly (string Name, Func<string, byte[]?> Decode)[] Codes =
    [
        ("base32hex", s => Powers(s.ToUpperInvariant(), Digits + "ABCDEFGHIJKLMNOPQRSTUV", 5)),
        ("base32", s => Powers(s.ToUpperInvariant(), Capitals + "234567", 5)),
        ("base32", s => Powers(s.ToUpperInvariant(), Digits + "ABCDEFGHJKMNPQRSTVWXYZ", 5)),
        ("base32", s => Powers(s.ToLowerInvariant(), "ybndrfg8ejkmcpqxot1uwisza345h769", 5)),
        ("base58", s => Number(s, Bitcoin)),
        ("base58", s => Number(s, Flickr)),
        ("base58", s => Number(s, Ripple)),
        ("base62", s => Number(s, Digits + Capitals + Small)),
        ("base62", s => Number(s, Digits + Small + Capitals)),
        ("base36", s => Number(s.ToUpperInvariant(), Digits + Capitals)),
        ("z85", s => Groups(s, Zero)),
        ("base85", s => Groups(s, Git)),
        ("ascii85", s => Groups(s, string.Concat(Enumerable.Range('!', 85).Select(c => (char)c)))),
        ("base91", NinetyOne),
        ("base45", FortyFive),
        ("xxencode", s => Powers(s, Xx, 6) ?? (s.Length > 1 ? Powers(s[1..], Xx, 6) : null)),
        ("base64", s => Powers(string.Concat(s.Reverse()), Capitals + Small + Digits + "+/", 6)),
        ("base64", s => Powers(string.Concat(s.Select(c => CipherMaps.All[13].Map[c & 127])), Capitals + Small + Digits + "+/", 6)),
        ("base64", s => Powers(s, Small + Capitals + Digits + "+/", 6)),
        ("base64", s => Powers(s, Capitals + Small + Digits + "-_", 6)),
        ("hex", s => Powers(string.Concat(s.Reverse()).ToUpperInvariant(), Digits + "ABCDEF", 4)),
    ];

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        if (Symbols(text, start) is { } symbols)
            return [symbols];
        var whole = text.Trim();
        if (whole.Length >= Shortest && whole.Contains(' ', StringComparison.Ordinal) && Decode(whole, true, gate) is var (name, said))
            return [Make(name, said, start, start + text.Length)];
        var readings = new List<Reading>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end - at >= Shortest && Decode(text[at..end], false, gate) is var (code, decoded))
                readings.Add(Make(code, decoded, start + at, start + end));
            at = end + 1;
        }

        if (readings.Count > 0)
            return readings.Take(4);
        var joined = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        foreach (var run in (string[])[joined, string.Concat(text.Where(IsDigit)), string.Concat(joined.Where((_, i) => i % 2 == 0))])
        {
            if (run.Length is >= Shortest and < LongestJoined && (Decode(run, false, gate) ?? Plain(run, gate)) is var (code, decoded))
                return [Make(code, decoded, start, start + text.Length)];
        }

        return [];
    }

    private static bool IsDigit(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/';

    /// <summary>The usual codes, for what only now has no gaps.</summary>
    private static (string Name, string Text)? Plain(string run, LanguageGate gate)
    {
        foreach (var (name, bytes) in (ReadOnlySpan<(string, byte[]?)>)[("hex", Powers(run.ToUpperInvariant(), Digits + "ABCDEF", 4)), ("base32", Powers(run, Capitals + "234567", 5)), ("base64", Powers(run, Capitals + Small + Digits + "+/", 6))])
        {
            if (bytes is not null && DecodedBytes.ToText(bytes) is { } text && IsSaid(text, gate))
                return (name, text);
        }

        return null;
    }

    private static Reading Make(string name, string text, int from, int to)
    {
        var made = new ReadingBuilder(name);
        made.Add(text, from, to);
        return made.ToReading();
    }

    private static (string Name, string Text)? Decode(string run, bool hasSpaces, LanguageGate gate)
    {
        if (LetterPairs.Mean(run, CipherMaps.All[0].Map) >= LetterPairs.Language)
            return null;
        foreach (var trimmed in (string[])[run, run.Trim('"', '\'', '`', '(', ')', '<', '>', '[', ']', '.', ',', '~', '=')])
        {
            foreach (var (name, decode) in Codes)
            {
                if ((!hasSpaces || name is "base45") && trimmed.Length >= Shortest && decode(trimmed) is { } bytes && DecodedBytes.ToText(bytes) is { } text && IsSaid(text, gate))
                    return (name, text);
            }
        }

        return null;
    }

    /// <summary>Some alphabet turns noise into letters now and then; language comes by itself never.</summary>
    private static bool IsSaid(string text, LanguageGate gate) =>
        gate.Lexicon.Coverage(text) >= 40 || LetterPairs.Mean(text, CipherMaps.All[0].Map) >= LetterPairs.Language || (text.Length >= Shortest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'));

    private static byte[]? Powers(string text, string alphabet, int size)
    {
        var bytes = new byte[text.Length * size / 8];
        int count = 0, bits = 0, value = 0;
        foreach (var c in text)
        {
            if (c == '=')
                continue;
            var digit = alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            value = ((value << size) | digit) & 0xFFFF;
            bits += size;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[count++] = (byte)(value >> bits);
        }

        return bytes[..count];
    }

    private static byte[]? Number(string text, string alphabet)
    {
        if (text.Length > LongestNumber)
            return null;
        BigInteger value = 0;
        foreach (var c in text)
        {
            var digit = alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            value = (value * alphabet.Length) + digit;
        }

        return value.ToByteArray(isUnsigned: true, isBigEndian: true);
    }

    private static byte[]? Groups(string text, string alphabet)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at += 5)
        {
            ulong group = 0;
            for (var i = 0; i < 5; i++)
            {
                var digit = at + i < text.Length ? alphabet.IndexOf(text[at + i], StringComparison.Ordinal) : 84;
                if (digit < 0)
                    return null;
                group = (group * 85) + (uint)digit;
            }

            if (group > uint.MaxValue)
                return null;
            for (var i = 0; i < Math.Min(4, text.Length - at - 1); i++)
                bytes.Add((byte)(group >> (24 - (8 * i))));
        }

        return [.. bytes];
    }

    private static byte[]? NinetyOne(string text)
    {
        var bytes = new List<byte>();
        int value = -1, queue = 0, bits = 0;
        foreach (var c in text)
        {
            var digit = Ninety.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            if (value < 0)
            {
                value = digit;
                continue;
            }

            value += digit * 91;
            queue |= value << bits;
            bits += (value & 8191) > 88 ? 13 : 14;
            value = -1;
            for (; bits > 7; bits -= 8, queue >>= 8)
                bytes.Add((byte)queue);
        }

        if (value >= 0)
            bytes.Add((byte)(queue | (value << bits)));
        return [.. bytes];
    }

    private static byte[]? FortyFive(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at += 3)
        {
            var value = 0;
            var size = Math.Min(3, text.Length - at);
            for (var i = size - 1; i >= 0; i--)
            {
                var digit = QrCode.IndexOf(text[at + i], StringComparison.Ordinal);
                if (digit < 0)
                    return null;
                value = (value * 45) + digit;
            }

            if (value > ushort.MaxValue || size == 1)
                return null;
            if (size == 3)
                bytes.Add((byte)(value >> 8));
            bytes.Add((byte)value);
        }

        return [.. bytes];
    }

    /// <summary>A byte for each sign: the emoji of base100, or all the patterns of Braille.</summary>
    private static Reading? Symbols(string text, int start)
    {
        var made = new ReadingBuilder("symbol-bytes");
        var other = 0;
        var bytes = new List<byte>();
        var places = new List<int>();
        for (var at = 0; at < text.Length; at++)
        {
            var sign = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
            var value = sign is >= 0x1F3F7 and <= 0x1F4F6 ? sign - 0x1F3F7 : sign is >= 0x2800 and <= 0x28FF ? sign - 0x2800 : -1;
            if (value >= 0)
            {
                bytes.Add((byte)value);
                places.Add(at);
            }
            else
                other++;
            at += sign > char.MaxValue ? 1 : 0;
        }

        if (bytes.Count < Shortest || other > bytes.Count || bytes.Count(b => b is >= 32 and < 127 or 10) * 10 < bytes.Count * 9)
            return null;
        for (var i = 0; i < bytes.Count; i++)
            made.Add((char)bytes[i], start + places[i], start + (i + 1 < places.Count ? places[i + 1] : text.Length));
        return LanguageGate.IsText(Encoding.Latin1.GetString([.. bytes])) ? made.ToReading() : null;
    }
}
