using Mocop.Detection.Phrases;
using Mocop.Detection.Views;

namespace Mocop.Detection.Model.Tongues;

/// <summary>The lists of words that come with the library, in the characters that views have.</summary>
internal static class TongueTables
{
    internal const uint Seed = 2166136261;
    private const string Folder = "Mocop.Detection.Model.Tongues.";

    /// <summary>The lines of a list, without comments.</summary>
    internal static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(TongueTables).Assembly.GetManifestResourceStream(Folder + name)!);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(FoldingTable.FoldWord)];
    }

    /// <summary>The hash of a word with one more letter.</summary>
    internal static uint Add(uint hash, char letter) => (hash ^ CharacterTable.ToLower(letter)) * 16777619u;

    internal static uint HashOf(ReadOnlySpan<char> word, uint seed = Seed)
    {
        var hash = seed;
        foreach (var letter in word)
            hash = Add(hash, letter);
        return hash;
    }

    /// <summary>Whether a character is part of a word; apostrophes end one.</summary>
    internal static bool IsWord(char c) => CharacterTable.ClassOf(c) is CharacterClass.Word || IsHangul(c);

    /// <summary>Whether a character stands in a script that sets no spaces.</summary>
    internal static bool IsUnspaced(char c) => CharacterTable.ClassOf(c) is CharacterClass.Syllable && !IsHangul(c);

    private static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';
}
