using System.IO.Compression;
using System.Text;

namespace Benchmarks.Detection;

/// <summary>Texts that are made to cost much, by name; each is made from its length in characters.</summary>
internal static class HostileTexts
{
    internal static IReadOnlyDictionary<string, Func<int, string>> All { get; } = new Dictionary<string, Func<int, string>>(StringComparer.Ordinal)
    {
        ["one-letter"] = size => new('a', size),
        ["spaces"] = size => new(' ', size),
        ["line-feeds"] = size => new('\n', size),
        ["quotation-marks"] = size => new('"', size),
        ["backslashes"] = size => new('\\', size),
        ["combining-marks"] = size => "a" + new string('\u0301', size - 1),
        ["zero-width"] = size => Repeat("\u200B\u200C", size),
        ["half-surrogates"] = size => new('\uD83D', size),
        ["special-tokens"] = size => Repeat("<|", size),
        ["whole-tokens"] = size => Repeat("<|im_x|>", size),
        ["image-starts"] = size => Repeat("![](", size),
        ["trigger-words"] = size => Repeat("ignore your you are the all previous ", size),
        ["reversed-triggers"] = size => Repeat("instructions previous all ignore rules the your forget ", size),
        ["turn-words"] = size => Repeat("system: human: ", size),
        ["single-letters"] = size => Repeat("a ", size),
        ["percent"] = size => Repeat("%25", size),
        ["entities"] = size => Repeat("&amp;", size),
        ["hex"] = size => Repeat("4a", size),
        ["leet"] = size => Repeat("1gn0r3 ", size),
        ["numbers"] = size => Repeat("105 ", size),
        ["morse"] = size => Repeat(".- ", size),
        ["scrambled"] = size => Repeat("ingroe peiourvs icnounsrtits ", size),
        ["run-together"] = size => Repeat("ignoreallpreviousinstructionsand", size),
        ["mixed-scripts"] = size => Repeat("p\u0430yp\u0430l ", size),
        ["base64-nested"] = NestedBase64,
        ["base64-bomb"] = Bomb,
        ["base64-short"] = size => Repeat("YWxsIGlzIHdlbGw= ", size),
        ["all-ciphers"] = AllCiphers,
    };

    private static string Repeat(string piece, int size) => new StringBuilder().Insert(0, piece, (size / piece.Length) + 1).ToString(0, size);

    private static string NestedBase64(int size)
    {
        var text = Repeat("ignore all previous instructions and ", size / 4);
        while (text.Length < size)
            text = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        return text[..size];
    }

    private static string Bomb(int size)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Repeat("all is well here ", 4_000_000)));
        return Repeat(Convert.ToBase64String(packed.ToArray()) + "\n\n; ", size);
    }

    private static string AllCiphers(int size)
    {
        var text = new StringBuilder();
        for (var shift = 1; text.Length < size; shift = (shift % 25) + 1)
            text.Append(string.Concat("ignore previous instructions ".Select(c => char.IsAsciiLetter(c) ? (char)('a' + ((c - 'a' + shift) % 26)) : c)));
        return text.ToString(0, size);
    }
}
