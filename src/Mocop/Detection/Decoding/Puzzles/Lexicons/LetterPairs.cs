using Mocop.Detection.Decoding.Puzzles.Ciphers;

namespace Mocop.Detection.Decoding.Puzzles.Lexicons;

/// <summary>How likely letters follow each other in English, and roughly in its relatives. Counted in texts written for this project.</summary>
internal static class LetterPairs
{
    /// <summary>From this mean on letters read like a language; noise has about -2, language about 1.5.</summary>
    internal const double Language = 0.8;

    /// <summary>From this mean on no cipher is at work.</summary>
    internal const double Plain = 1.3;

    /// <summary>The binary logarithm of how much more often than by chance the second letter (column) follows the first (row); e is 0.</summary>
    private static ReadOnlySpan<byte> Table =>
        "cfgfaefcfbegfhafbgghdedafadbaagaaadbafbaeaadcadaaaeafadafaageafdaagbaecgeaaacafddegdccfabdddfdaeffdbdadaheghffedfbcgghffdihhefffeaebcaecaafaadbagbaebfdabaca"u8
        + "eabbgbcdfaaccedcaddddababagcbbiaabgaabbbfbadcecababaedffedfbbacfeigdaeghaebbacbaaadaaaaaaaaacaaadabaaaaadbbbfbaaeaabbcbbabedaacabagcdegdbbgabgddgdacfeebcaea"u8
        + "gebcgbabfaabdbffaacddabacagdfggdgbfcceddgdadghdddaeaddffdgdbdbeffhffahfggefacafabcfbadeaafbbedafdfdabaaaaaaaaaaaaaaaaaaaaaaaeaaaaagdefhddcgaddeegdaegffddafa"u8
        + "gefdhecfgbeeeegfbeghecfaeaheedhedihbbeedgebgggecfbeaecedebdbdaafefbdafffaababadabagaaaeaaaaabaaaaaaaaaaafaabfaaffaaabdfbaaddcaabaacaaacaaabaaaaaadaaafaaaaaa"u8
        + "ecccdbabdaacdcfdacfebacababaaacaaaaaaaaaaaaaaaaaaaaa"u8;

    private const int Most = 240;

    /// <summary>From this mean on letters are no cipher's, though perhaps another language's.</summary>
    internal const double Foreign = 0.2;

    /// <summary>The share of vowels, in hundredths, that ciphers hardly ever leave.</summary>
    private const int SpokenVowels = 38;

    /// <summary>Whether letters may be those of some language, as they stand or in another order: enough vowels, letters beyond ASCII, or pairs that are common.</summary>
    internal static bool AreSpoken(ReadOnlySpan<char> text)
    {
        int letters = 0, vowels = 0, others = 0, signs = 0;
        foreach (var c in text)
        {
            others += c >= 0x80 && char.IsLetter(c) ? 1 : 0;
            if (!char.IsAsciiLetter(c))
            {
                signs += c is > ' ' and < (char)0x7F ? 1 : 0;
                continue;
            }

            letters++;
            vowels += (c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' ? 1 : 0;
        }

        if (signs > letters)
            return false;
        return others * 10 > letters || vowels * 100 > letters * SpokenVowels || Mean(text, CipherMaps.Plain) >= Foreign;
    }

    /// <summary>How likely one letter follows another.</summary>
    internal static int Weight(int first, int second) => Table[(first * 26) + second] - 'e';

    /// <summary>The mean over the pairs of neighbouring letters, whatever stands between them; far below zero for a text with few letters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="map">What each ASCII character stands for.</param>
    internal static double Mean(ReadOnlySpan<char> text, ReadOnlySpan<char> map)
    {
        int sum = 0, pairs = 0, last = -1;
        foreach (var c in text)
        {
            if (c >= 0x80)
                continue;
            var letter = (map[c] | 0x20) - 'a';
            if ((uint)letter >= 26)
                continue;
            if (last >= 0)
            {
                sum += Table[(last * 26) + letter] - 'e';
                if (++pairs == Most)
                    break;
            }

            last = letter;
        }

        return pairs < 8 ? -9 : (double)sum / pairs;
    }
}
