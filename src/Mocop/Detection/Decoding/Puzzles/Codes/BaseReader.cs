using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>
/// Bytes written with an alphabet of some other size: base58, base62, base36, base45, base32 with other alphabets, base85 in three forms, base91; base64 and hexadecimal
/// that were turned around or ciphered; bytes as emoji or as Braille. What comes out must be text.
/// </summary>
internal sealed class BaseReader : IPuzzleReader
{
    private const int Shortest = 16;
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
    private static readonly RadixCode[] Usual =
    [
        new("hex", Digits + "ABCDEF", RadixDigits.Bits(4), anyCase: true),
        new("base32", Capitals + "234567", RadixDigits.Bits(5)),
        new("base64", Capitals + Small + Digits + "+/", RadixDigits.Bits(6)),
    ];

    private static readonly RadixCode SpacedFortyFive = new("base45", QrCode, RadixDigits.FortyFive);
    private static readonly RadixCode[] Codes =
    [
        new("base32hex", Digits + "ABCDEFGHIJKLMNOPQRSTUV", RadixDigits.Bits(5), anyCase: true),
        new("base32", Capitals + "234567", RadixDigits.Bits(5), anyCase: true),
        new("base32", Digits + "ABCDEFGHJKMNPQRSTVWXYZ", RadixDigits.Bits(5), anyCase: true),
        new("base32", "ybndrfg8ejkmcpqxot1uwisza345h769", RadixDigits.Bits(5), anyCase: true),
        new("base58", Bitcoin, RadixDigits.Number(58)),
        new("base58", Flickr, RadixDigits.Number(58)),
        new("base58", Ripple, RadixDigits.Number(58)),
        new("base62", Digits + Capitals + Small, RadixDigits.Number(62)),
        new("base62", Digits + Small + Capitals, RadixDigits.Number(62)),
        new("base62", Capitals + Small + Digits, RadixDigits.Number(62)),
        new("base36", Digits + Capitals, RadixDigits.Number(36), anyCase: true),
        new("z85", Zero, RadixDigits.Fives),
        new("base85", Git, RadixDigits.Fives),
        new("ascii85", string.Concat(Enumerable.Range('!', 85).Select(c => (char)c)), RadixDigits.Fives),
        new("base91", Ninety, RadixDigits.NinetyOne),
        SpacedFortyFive,
        new("xxencode", Xx, RadixDigits.Bits(6)),
        new("xxencode", Xx, RadixDigits.Bits(6), skipped: 1),
        new("base64", Capitals + Small + Digits + "+/", RadixDigits.Bits(6), backwards: true),
        new("base64", string.Concat((Capitals + Small).Select(c => CipherMaps.All[13].Map[c])) + Digits + "+/", RadixDigits.Bits(6)),
        new("base64", Small + Capitals + Digits + "+/", RadixDigits.Bits(6)),
        new("base64", Capitals + Small + Digits + "-_", RadixDigits.Bits(6)),
        new("base64", Capitals + Small + Digits + "-_", RadixDigits.Bits(6), backwards: true),
        new("base64", "./" + Digits + Capitals + Small, RadixDigits.Bits(6)),
        new("base64", Digits + Capitals + Small + "+/", RadixDigits.Bits(6)),
        new("base64", Digits + Small + Capitals + "+/", RadixDigits.Bits(6)),
        new("decimal", Digits, RadixDigits.Number(10)),
        new("hex", Digits + "ABCDEF", RadixDigits.Bits(4), anyCase: true, backwards: true),
    ];

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        if (SymbolBytes.Read(text, start) is { } symbols)
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
        foreach (var run in Joined(text))
        {
            if (run.Length is >= Shortest and < LongestJoined && (Decode(run, false, gate) ?? Plain(run, gate)) is var (code, decoded))
                return [Make(code, decoded, start, start + text.Length)];
        }

        return [];
    }

    /// <summary>The text without its gaps, without other signs, and every second character of it.</summary>
    private static IEnumerable<string> Joined(string text)
    {
        var joined = string.Create(text.Length - text.Count(char.IsWhiteSpace), text, static (to, from) =>
        {
            var count = 0;
            foreach (var c in from)
            {
                if (!char.IsWhiteSpace(c))
                    to[count++] = c;
            }
        });
        yield return joined;
        if (!joined.All(IsDigit))
            yield return string.Concat(joined.Where(IsDigit));
        yield return string.Create((joined.Length + 1) / 2, joined, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from[2 * i];
        });
    }

    private static bool IsDigit(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/';

    /// <summary>The usual codes, for what only now has no gaps.</summary>
    private static (string Name, string Text)? Plain(string run, LanguageGate gate)
    {
        var signs = RadixCode.SignsOf(run);
        foreach (var code in Usual)
        {
            if (code.Decode(run, signs) is { } text && IsSaid(text, gate))
                return (code.Name, text);
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
        if (LetterPairs.Mean(run, CipherMaps.Plain) >= LetterPairs.Language)
            return null;
        var trimmed = run.Trim('"', '\'', '`', '(', ')', '<', '>', '[', ']', '.', ',', '~', '=');
        return Try(run, hasSpaces, gate) ?? (trimmed.Length < run.Length ? Try(trimmed, hasSpaces, gate) : null);
    }

    private static (string Name, string Text)? Try(string run, bool hasSpaces, LanguageGate gate)
    {
        if (run.Length < Shortest)
            return null;
        var signs = RadixCode.SignsOf(run);
        foreach (var code in hasSpaces ? [SpacedFortyFive] : Codes)
        {
            if (code.Decode(run, signs) is { } text && IsSaid(text, gate))
                return (code.Name, text);
        }

        return null;
    }

    /// <summary>Some alphabet turns noise into letters now and then; language comes by itself never.</summary>
    private static bool IsSaid(string text, LanguageGate gate) =>
        gate.Lexicon.Coverage(text) >= 40 || LetterPairs.Mean(text, CipherMaps.Plain) >= LetterPairs.Language || (text.Length >= Shortest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'));
}
