namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>Ciphers that put one character for another, as tables of what each ASCII character stands for.</summary>
internal static class CipherMaps
{
    private const string Qwerty = "`1234567890-= qwertyuiop[]\\ asdfghjkl;' zxcvbnm,./";
    private const string Shifted = "~!@#$%^&*()_+ QWERTYUIOP{}| ASDFGHJKL:\" ZXCVBNM<>?";
    private const string Dvorak = "`1234567890[] ',.pyfgcrl/=\\ aoeuidhtns- ;qjkxbmwvz";
    private const string DvorakShifted = "~!@#$%^&*(){} \"<>PYFGCRL?+| AOEUIDHTNS_ :QJKXBMWVZ";
    private const string Azerty = "`1234567890-= azertyuiop[]\\ qsdfghjklm' wxcvbn,;:/";

    /// <summary>Each cipher with its name. The first changes nothing.</summary>
    internal static readonly (string Name, char[] Map)[] All =
    [
        ("cut-up", Make(c => c)),
        .. Enumerable.Range(1, 25).Select(by => (by == 13 ? "rot13" : "caesar", Make(c => Shift(c, by)))),
        ("atbash", Make(c => char.IsAsciiLetterLower(c) ? (char)('z' - (c - 'a')) : char.IsAsciiLetterUpper(c) ? (char)('Z' - (c - 'A')) : c)),
        ("rot47", Make(c => c is >= '!' and <= '~' ? (char)('!' + ((c - '!' + 47) % 94)) : c)),
        .. Enumerable.Range(1, 4).Select(by => ("vowels", Make(c => Turn(c, by)))),
        ("keyboard", Make(c => Neighbour(c, 1))),
        ("keyboard", Make(c => Neighbour(c, -1))),
        ("keyboard", Between(Qwerty + Shifted, Dvorak + DvorakShifted)),
        ("keyboard", Between(Dvorak + DvorakShifted, Qwerty + Shifted)),
        ("keyboard", Between(Azerty, Qwerty)),
        ("keyboard", Between(Qwerty, Azerty)),
        ("caesar", Make(c => c is > '!' and <= '~' ? (char)(c - 1) : c)),
        ("caesar", Make(c => c is >= '!' and < '~' ? (char)(c + 1) : c)),
    ];

    /// <summary>The ciphers that leave a text the vowels of a language, with the one that changes nothing.</summary>
    internal static ReadOnlySpan<int> Vowels => [0, 28, 29, 30, 31];

    /// <summary>Every character stands for itself.</summary>
    internal static ReadOnlySpan<char> Plain => All[0].Map;

    private static char[] Make(Func<char, char> decipher) => [.. Enumerable.Range(0, 128).Select(i => decipher((char)i))];

    private static char Shift(char c, int by)
    {
        if (!char.IsAsciiLetter(c))
            return c;
        var first = char.IsAsciiLetterUpper(c) ? 'A' : 'a';
        return (char)(first + ((c - first + 26 - by) % 26));
    }

    private static char Turn(char c, int by)
    {
        const string vowels = "aeiou";
        var at = vowels.IndexOf((char)(c | 0x20), StringComparison.Ordinal);
        return at < 0 || !char.IsAsciiLetter(c) ? c : (char)(vowels[(at + by) % 5] & ~0x20 | (c & 0x20));
    }

    private static char Neighbour(char c, int by)
    {
        foreach (var row in (ReadOnlySpan<string>)[Qwerty, Shifted])
        {
            var at = row.IndexOf(c, StringComparison.Ordinal);
            if (c != ' ' && at >= 0 && at + by >= 0 && at + by < row.Length && row[at + by] != ' ')
                return row[at + by];
        }

        return c;
    }

    private static char[] Between(string from, string to) => Make(c => c != ' ' && from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? to[at] : c);
}
