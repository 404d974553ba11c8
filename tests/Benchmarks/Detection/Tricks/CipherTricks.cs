using static Benchmarks.Detection.Tricks.Trick;

namespace Benchmarks.Detection.Tricks;

/// <summary>Ciphers of letters and orders of letters.</summary>
internal static class CipherTricks
{
    private const string Square = "abcdefghiklmnopqrstuvwxyz";

    internal static readonly Dictionary<string, Func<string, string>> All = new(StringComparer.Ordinal)
    {
        ["caesar-by-word"] = s => string.Join(' ', s.Split(' ').Select((w, i) => Shift(w, _ => i + 1))),
        ["caesar-alternating"] = s => Shift(s, i => i % 2 == 0 ? 3 : -3),
        ["caesar-every-other-word"] = s => string.Join(' ', s.Split(' ').Select((w, i) => i % 2 == 0 ? Shift(w, _ => 13) : w)),
        ["atbash-every-other-word"] = s => string.Join(' ', s.Split(' ').Select((w, i) => i % 2 == 1 ? Map(w, c => (char)('a' + 'z' - c)) : w)),
        ["reversed-every-other-word"] = s => string.Join(' ', s.Split(' ').Select((w, i) => i % 2 == 1 ? Turned(w) : w)),
        ["progressive-down"] = s => Shift(s, i => -i),
        ["progressive-in-words"] = s => InWords(s, w => Shift(w, i => i + 1)),
        ["autokey"] = s => Letters(s) is var l ? Shift(s, i => i == 0 ? 10 : l[i - 1] - 'a') : s,
        ["autokey-word"] = s => ("queen" + Letters(s)) is var l ? Shift(s, i => l[i] - 'a') : s,
        ["gronsfeld"] = s => Shift(s, i => "31415"[i % 5] - '0'),
        ["vigenere-long"] = s => Shift(s, i => "banana"[i % 6] - 'a'),
        ["porta"] = s => Next(s, (c, i) => ("fortune"[i % 7] - 'a') / 2 is var k && c < 13 ? ((c + k) % 13) + 13 : (c - 13 - k + 13) % 13),
        ["affine"] = s => Map(s, c => (char)('a' + ((((c - 'a') * 5) + 8) % 26))),
        ["keyed-alphabet"] = s => Map(s, c => "zebrascdfghijklmnopqtuvwxy"[c - 'a']),
        ["dvorak"] = s => Map(s, c => "axje.uidchtnmbrl'poygk,qf;"[c - 'a']),
        ["atbash-reversed"] = s => Turned(Map(s, c => (char)('a' + 'z' - c))),
        ["halves-swapped-letters"] = s => Map(s, c => "bdfhjlnprtvxzacegikmoqsuwy"[c - 'a']),
        ["bifid"] = s => Bifid(Letters(s).Replace('j', 'i')),
        ["playfair"] = s => Playfair(Letters(s).Replace('j', 'i')),
        ["nihilist"] = s => string.Join(' ', Letters(s).Replace('j', 'i').Select((c, i) => Text(Cell(c) + Cell("spy"[i % 3])))),
        ["scytale"] = s => Columns(Letters(s), 5),
        ["columns-with-spaces"] = s => Columns(s, 7),
        ["columns-keyed"] = s => Keyed(Letters(s).ToUpperInvariant(), [2, 0, 3, 1, 4]),
        ["snake-rows"] = s => string.Concat(s.PadRight((s.Length + 9) / 10 * 10).Chunk(10).Select((row, i) => i % 2 == 1 ? Turned(new(row)) : new(row))),
        ["snake-columns"] = s => SnakeColumns(Letters(s), 6),
        ["rail-fence-4"] = s => Rails(Letters(s), 4),
        ["blocks-of-5-caesar"] = s => string.Join(' ', Shift(Letters(s), _ => 7).Chunk(5).Select(c => new string(c))).ToUpperInvariant(),
        ["blocks-of-4-reversed"] = s => string.Join(' ', Turned(Letters(s)).Chunk(4).Select(c => new string(c))),
        ["halves-of-words-swapped"] = s => InWords(s, w => w[(w.Length / 2)..] + w[..(w.Length / 2)]),
        ["ends-swapped"] = s => InWords(s, w => w.Length < 2 ? w : w[^1] + w[1..^1] + w[0]),
        ["middle-out"] = s => InWords(s, w => string.Concat(Enumerable.Range(0, w.Length).Select(i => w[(w.Length / 2) + (i % 2 == 0 ? i / 2 : -(i + 1) / 2)]))),
        ["sorted-letters"] = s => InWords(s, w => string.Concat(w.ToLowerInvariant().Order())),
        ["anagrams"] = s => Dice(s) is var dice ? InWords(s, w => { var c = w.ToCharArray(); dice.Shuffle(c); return new(c); }) : s,
        ["odd-even-in-words"] = s => InWords(s, w => string.Concat(w.Where((_, i) => i % 2 == 0)) + string.Concat(w.Where((_, i) => i % 2 == 1))),
        ["rotated-text"] = s => s[(s.Length / 3)..] + s[..(s.Length / 3)],
        ["mirror-words-and-order"] = s => string.Join(' ', s.Split(' ').Select(Turned).Chunk(2).SelectMany(p => p.Reverse())),
    };

    private static string Next(string s, Func<int, int, int> change)
    {
        var next = 0;
        return Map(s, c => (char)('a' + change(c - 'a', next++)));
    }

    private static int Cell(char c) => Square.IndexOf(c, StringComparison.Ordinal) is var at ? ((at / 5) + 1) * 10 + (at % 5) + 1 : 0;

    private static string Bifid(string s)
    {
        var cells = s.Select(c => Square.IndexOf(c, StringComparison.Ordinal)).ToArray();
        int[] line = [.. cells.Select(c => c / 5), .. cells.Select(c => c % 5)];
        return string.Concat(line.Chunk(2).Select(p => Square[(p[0] * 5) + p[1]]));
    }

    private static string Playfair(string s)
    {
        var result = "";
        for (var i = 0; i < s.Length;)
        {
            var pair = i + 1 < s.Length && s[i + 1] != s[i];
            var (a, b) = (Square.IndexOf(s[i], StringComparison.Ordinal), Square.IndexOf(pair ? s[i + 1] : 'x', StringComparison.Ordinal));
            i += pair ? 2 : 1;
            result += a / 5 == b / 5 ? $"{Square[(a / 5 * 5) + ((a + 1) % 5)]}{Square[(b / 5 * 5) + ((b + 1) % 5)]}"
                : a % 5 == b % 5 ? $"{Square[(a + 5) % 25]}{Square[(b + 5) % 25]}"
                : $"{Square[(a / 5 * 5) + (b % 5)]}{Square[(b / 5 * 5) + (a % 5)]}";
        }

        return result;
    }

    private static string Columns(string s, int width) => string.Concat(Enumerable.Range(0, width).SelectMany(c => s.Where((_, i) => i % width == c)));

    private static string Keyed(string s, int[] order) => string.Concat(order.Select(c => string.Concat(s.Where((_, i) => i % order.Length == c))));

    private static string SnakeColumns(string s, int width) =>
        string.Concat(Enumerable.Range(0, width).Select(c => string.Concat(s.PadRight((s.Length + width - 1) / width * width, 'x').Where((_, i) => i % width == c)) is var column && c % 2 == 1 ? Turned(column) : column));

    private static string Rails(string s, int rails) =>
        string.Concat(Enumerable.Range(0, rails).Select(r => string.Concat(s.Where((_, i) => i % (2 * (rails - 1)) is var at && (at < rails ? at : (2 * (rails - 1)) - at) == r))));
}
