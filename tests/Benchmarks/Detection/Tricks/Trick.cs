using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Benchmarks.Detection.Tricks;

/// <summary>What the tricks are made of. A trick gives the same for the same text at any time.</summary>
internal static class Trick
{
    internal const string Small = "abcdefghijklmnopqrstuvwxyz";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Dice that fall alike for the same text.</summary>
    internal static Random Dice(string text) => new(text.Aggregate(17, (sum, c) => unchecked((sum * 31) + c)));

    /// <summary>Half of the tricks are held out: seen only in sums. The name throws the coin.</summary>
    internal static bool HeldOut(string name) => (name.Aggregate(2166136261u, (sum, c) => unchecked((sum ^ c) * 16777619u)) >> 7) % 2 == 0;

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    internal static string Base64(IEnumerable<byte> bytes) => Convert.ToBase64String([.. bytes]);

    internal static string Hex(IEnumerable<byte> bytes) => Convert.ToHexStringLower([.. bytes]);

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Bits(int value, int width) => Convert.ToString(value, 2).PadLeft(width, '0');

    internal static string[] Words(string text) => [.. text.ToLowerInvariant().Split(' ').Select(w => string.Concat(w.Where(char.IsAsciiLetterLower))).Where(w => w.Length > 0)];

    internal static string Letters(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsAsciiLetterLower));

    internal static string InWords(string text, Func<string, string> change) => Regex.Replace(text, "[A-Za-z]+", m => change(m.Value), RegexOptions.None, Limit);

    /// <summary>Small and capital letters changed alike; all else stays.</summary>
    internal static string Map(string text, Func<char, char> map) =>
        string.Concat(text.Select(c => char.IsAsciiLetterLower(c) ? map(c) : char.IsAsciiLetterUpper(c) ? char.ToUpperInvariant(map(char.ToLowerInvariant(c))) : c));

    /// <summary>Letters written by a table of 26 signs, words kept apart.</summary>
    internal static string Signs(string text, IReadOnlyList<string> table, string between = "", string gap = " ") =>
        string.Join(gap, Words(text).Select(w => string.Join(between, w.Select(c => table[c - 'a']))));

    internal static string[] Split(string table) => table.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Letters of a table that has one character (or pair of surrogates) for each.</summary>
    internal static string[] Runes(string table) => [.. table.EnumerateRunes().Select(r => r.ToString())];

    internal static string Shift(string text, Func<int, int> by)
    {
        var next = 0;
        return Map(text, c => (char)('a' + ((((c - 'a' + by(next++)) % 26) + 26) % 26)));
    }

    internal static string Turned(string text) => new([.. text.Reverse()]);
}
