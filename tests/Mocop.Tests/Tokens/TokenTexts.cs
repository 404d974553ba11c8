using System.Text;

namespace Mocop.Tests.Tokens;

/// <summary>Texts made to be awkward for a tokeniser, the same for the same seed.</summary>
internal static class TokenTexts
{
    private static readonly string[] s_atoms =
    [
        "a", "B", "é", "e\u0301", "\u0301", "ß", "ſ", "'", "'s", "'LL", "'re", "’", "\n", "\r", "\r\n", " ", "  ", "\t", "\u00a0", "\u3000", "1", "23", "٣", "½", "汉", "ª", "ʰ",
        "Ǆ", "ǅ", "😀", "👩‍👩‍👧", "𝒜", "𐐀", "𐐨", "!", "/", "//", "...", "<|endoftext|>", "the", " the", "ing", "Hello", "WORLD", "const", "{}", "();", "\ufeff", "\u200b", "ไทย", "한국",
        "العربية", "हिन्दी", "aaaa", "    ", "======",
    ];

    private static readonly string[] s_surrogates = ["\ud800", "\udc00", "\ud83d"];

    /// <summary>Atoms of many kinds in a row, some repeated.</summary>
    public static string Mixture(Random random, int most = 24, bool wellFormed = false)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, most); left > 0; left--)
        {
            var atom = !wellFormed && random.Next(20) == 0 ? Pick(random, s_surrogates) : Pick(random, s_atoms);
            text.Insert(text.Length, atom, random.Next(12) == 0 ? random.Next(1, 60) : 1);
        }

        return text.ToString();
    }

    /// <summary>Code points from anywhere, unassigned ones too.</summary>
    public static string AnyPlane(Random random, int most = 40)
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, most); left > 0; left--)
        {
            var codePoint = random.Next(3) == 0 ? random.Next(0x110000) : random.Next(0x3000);
            text.Append(codePoint is >= 0xD800 and < 0xE000 ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint));
        }

        return text.ToString();
    }

    /// <summary>Lower-case letters without a word in them, in one piece.</summary>
    public static string Letters(Random random, int length) => string.Create(length, random, static (span, source) =>
    {
        foreach (ref var c in span)
            c = (char)('a' + source.Next(26));
    });

    public static bool IsBetweenCharacters(string text, int index) =>
        index == 0 || index == text.Length || !char.IsSurrogatePair(text[index - 1], text[index]);

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
