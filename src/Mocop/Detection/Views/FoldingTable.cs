using System.Collections.Frozen;
using System.Globalization;

namespace Mocop.Detection.Views;

/// <summary>What a character folds to. The platform's own normalisation does nothing without ICU, so the tables come with the library.</summary>
internal static class FoldingTable
{
    private static readonly FrozenDictionary<int, Folding> Foldings = ReadFoldings();
    private static readonly FrozenDictionary<char, char> LookAlikes = ReadLookAlikes();
    private static readonly FoldingKind[] Kinds = BuildKinds();
    private static readonly bool[] LooksLatin = BuildLooksLatin();

    /// <summary>What a code point folds to.</summary>
    internal static bool TryFold(int codePoint, out Folding folding)
    {
        folding = default;
        return (codePoint > char.MaxValue || Kinds[codePoint] == FoldingKind.Mapped) && Foldings.TryGetValue(codePoint, out folding);
    }

    /// <summary>What is to be done with a code unit.</summary>
    internal static FoldingKind KindOf(char c) => Kinds[c];

    /// <summary>Whether a letter of another script looks like a Latin one.</summary>
    internal static bool IsLookAlike(char c) => LooksLatin[c];

    /// <summary>The Latin letter that a letter of another script looks like.</summary>
    internal static bool TryLookAlike(char c, out char latin) => LookAlikes.TryGetValue(c, out latin);

    /// <summary>A word as patterns write it, in the characters that views have.</summary>
    internal static string FoldWord(string word)
    {
        var writer = new ViewWriter(word);
        for (var i = 0; i < word.Length; i++)
        {
            if (InvisibleCharacters.IsMark(word[i]) || InvisibleCharacters.IsInvisible(word[i]))
                continue;
            if (TryFold(word[i], out var folding))
                writer.Replace(folding.To, i, i + 1);
            else
                writer.Copy(i, i + 1);
        }

        return writer.Text;
    }

    private static bool[] BuildLooksLatin()
    {
        var table = new bool[char.MaxValue + 1];
        foreach (var c in LookAlikes.Keys)
            table[c] = true;
        return table;
    }

    private static FoldingKind[] BuildKinds()
    {
        var kinds = new FoldingKind[char.MaxValue + 1];
        for (var c = 0; c < kinds.Length; c++)
        {
            if (InvisibleCharacters.IsControl(c) || InvisibleCharacters.IsMark(c) || InvisibleCharacters.IsInvisible(c))
                kinds[c] = FoldingKind.Other;
        }

        foreach (var codePoint in Foldings.Keys.Where(k => k <= char.MaxValue))
            kinds[codePoint] = FoldingKind.Mapped;
        return kinds;
    }

    private static FrozenDictionary<int, Folding> ReadFoldings()
    {
        var table = new Dictionary<int, Folding>();
        foreach (var line in ReadLines("folding.txt"))
        {
            var fields = line.Split(' ');
            var dash = fields[1].IndexOf('-', StringComparison.Ordinal);
            var first = Hex(dash < 0 ? fields[1] : fields[1][..dash]);
            var last = dash < 0 ? first : Hex(fields[1][(dash + 1)..]);
            for (var codePoint = first; codePoint <= last; codePoint++)
            {
                var to = fields[2].StartsWith('+')
                    ? char.ConvertFromUtf32(Hex(fields[2][1..]) + codePoint - first)
                    : string.Concat(fields.Skip(2).Where(f => f.Length > 0).Select(f => char.ConvertFromUtf32(Hex(f))));
                table.Add(codePoint, new(to, fields[0] == "c"));
            }
        }

        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<char, char> ReadLookAlikes() =>
        ReadLines("confusables.txt").Select(l => l.Split(' ')).ToFrozenDictionary(f => (char)Hex(f[0]), f => f[1][0]);

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static IEnumerable<string> ReadLines(string name)
    {
        using var stream = typeof(FoldingTable).Assembly.GetManifestResourceStream("Mocop.Detection.Views.Tables." + name)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}

/// <summary>What a character folds to.</summary>
/// <param name="To">The plain text, possibly empty.</param>
/// <param name="Stylistic">Whether it is a form that can hide a word, and not an ordinary accent, quotation mark or space.</param>
internal readonly record struct Folding(string To, bool Stylistic);

/// <summary>What folding does with a code unit.</summary>
internal enum FoldingKind : byte
{
    /// <summary>It stays.</summary>
    Itself,

    /// <summary>Something plain stands for it.</summary>
    Mapped,

    /// <summary>It shows nothing, or is half of a character.</summary>
    Other,
}
