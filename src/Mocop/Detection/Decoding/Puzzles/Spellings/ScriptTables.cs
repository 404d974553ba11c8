using System.Collections.Frozen;
using System.Globalization;

namespace Mocop.Detection.Decoding.Puzzles.Spellings;

/// <summary>The Latin letters that letters of other scripts sound like, or look like. Read once.</summary>
internal static class ScriptTables
{
    private const string Resource = "Mocop.Detection.Decoding.Tables.scripts.txt";
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private static readonly string[] Initials = "g k n d t r m b p s s - j j ch k t p h".Split(' ');
    private static readonly string[] Vowels = "a e ya ye o e yo ye o wa we we yo u wo we wi yu u i i".Split(' ');
    private static readonly string[] Finals = "- k k k n n n t l k m l l l p l m p p s s ng j ch k t p h".Split(' ');
    private static readonly FrozenDictionary<int, string>[] Tables = Read();

    internal static FrozenDictionary<int, string> Sounds => Tables[0];

    internal static FrozenDictionary<int, string> Looks => Tables[1];

    /// <summary>The letters of a character; <see langword="null"/> if it has none.</summary>
    internal static string? Of(FrozenDictionary<int, string> table, int code)
    {
        if (table.TryGetValue(code, out var letters))
            return letters;
        return code is >= FirstSyllable and <= LastSyllable && ReferenceEquals(table, Sounds) ? Syllable(code - FirstSyllable) : null;
    }

    /// <summary>A Korean syllable by its three parts.</summary>
    private static string Syllable(int number)
    {
        var (initial, vowel, final) = (Initials[number / (21 * 28)], Vowels[number / 28 % 21], Finals[number % 28]);
        return string.Concat(initial == "-" ? "" : initial, vowel, final == "-" ? "" : final);
    }

    private static FrozenDictionary<int, string>[] Read()
    {
        Dictionary<int, string>[] tables = [[], []];
        var table = tables[0];
        using var reader = new StreamReader(typeof(ScriptTables).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.StartsWith('['))
            {
                table = tables[line == "[sound]" ? 0 : 1];
                continue;
            }

            var parts = line.Split(' ');
            var code = int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach (var letters in parts[1..])
                table.Add(code++, letters == "-" ? "" : letters);
        }

        return [.. tables.Select(t => t.ToFrozenDictionary())];
    }
}
