using System.Numerics;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Spellings;

/// <summary>
/// Words that orders speak of, found again in what is left of them: a letter missing, doubled, wrong or swapped, no vowels, stars or digits in place of letters.
/// </summary>
internal static class Misspellings
{
    private const int Shortest = 5;
    private static readonly string[] Telling =
        ("ignore ignoring disregard forget override bypass overlook previous previously prior earlier above instructions instruction directions guidelines rules directives commands "
        + "orders system prompt prompts password passwords reveal disclose secret secrets secretly assistant unrestricted restrictions developer jailbreak document everything follow "
        + "instead output print send email forward message messages user users conversation history delete command execute shell summary transfer account refund approve candidate "
        + "score hidden confidential credentials token tokens store memory answer respond reply repeat words without anything limits filter filters safety policy policies pretend "
        + "model language context original initial administrator immediately important transaction payment website attacker database files private execute access permanent disable "
        + "verbatim translate configuration internal update obey comply recommend review contents download install upload").Split(' ');

    private static readonly (uint Mask, int Length)[] Masks = [.. Telling.Where(w => w.Length >= Shortest).Select(w => (MaskOf(w), w.Length)).Distinct()];
    private static readonly Dictionary<string, string> Deletions = BuildDeletions();
    private static readonly Dictionary<string, string> Skeletons = BuildSkeletons();
    private static readonly Dictionary<string, string> Sounds = BuildSounds();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByDeletion = Deletions.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySkeleton = Skeletons.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The words that orders speak of.</summary>
    internal static IEnumerable<string> Words => Telling;

    /// <summary>Whether a word with these letters may be one of the words; it errs to the side of yes.</summary>
    internal static bool IsNear(uint letters, int length)
    {
        foreach (var (mask, its) in Masks)
        {
            if (BitOperations.PopCount(mask ^ letters) <= 2 && Math.Abs(length - its) <= 1)
                return true;
        }

        return false;
    }

    /// <summary>The telling word that an unknown word has one mistake of; <see langword="null"/> if there is none.</summary>
    internal static string? Correct(ReadOnlySpan<char> word)
    {
        if (word.Length is < Shortest - 1 or > 16)
            return null;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        if (ByDeletion.TryGetValue(lower, out var found))
            return found;
        Span<char> shorter = stackalloc char[word.Length - 1];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[..i].CopyTo(shorter);
            lower[(i + 1)..].CopyTo(shorter[i..]);
            if (shorter.Length >= Shortest - 1 && ByDeletion.TryGetValue(shorter, out found) && (found.Length == word.Length || found.AsSpan().SequenceEqual(shorter)))
                return found;
        }

        return null;
    }

    /// <summary>The word whose consonants these are.</summary>
    internal static string? FromConsonants(ReadOnlySpan<char> word)
    {
        Span<char> skeleton = stackalloc char[Math.Min(word.Length, 24)];
        var length = 0;
        foreach (var c in word)
        {
            var lower = (char)(c | 0x20);
            if (!char.IsAsciiLetter(c) || lower is 'a' or 'e' or 'i' or 'o' or 'u' || (length > 0 && skeleton[length - 1] == lower))
                continue;
            if (length == skeleton.Length)
                return null;
            skeleton[length++] = lower;
        }

        return length >= 1 && BySkeleton.TryGetValue(skeleton[..length], out var found) ? found : null;
    }

    /// <summary>The word that sounds like this one, consonant by consonant.</summary>
    internal static string? BySound(string word) => word.Length is >= 2 and <= 24 && Sounds.TryGetValue(SoundOf(word), out var found) ? found : null;

    /// <summary>The consonants by their sound, without vowels.</summary>
    private static string SoundOf(string word)
    {
        var said = new System.Text.StringBuilder(word.ToLowerInvariant()).Replace("tion", "sn").Replace("sion", "sn").Replace("shun", "sn").Replace("ph", "f").Replace("ck", "k").Replace("wh", "w").Replace("th", "t")
            .Replace("sh", "s").Replace("ce", "se").Replace("ci", "si").Replace("cy", "sy").Replace("gh", "").Replace("x", "ks").Replace("kn", "n").ToString();
        var sound = new System.Text.StringBuilder();
        foreach (var c in said)
        {
            var heard = c switch { 'c' or 'q' => 'k', 'z' => 's', 'v' => 'f', 'b' => 'f', 'j' => 'g', 'd' => 't', _ => c };
            if (heard is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w') && char.IsAsciiLetter(heard) && (sound.Length == 0 || sound[^1] != heard))
                sound.Append(heard);
        }

        return sound.ToString();
    }

    private static Dictionary<string, string> BuildSounds()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in Telling.Concat(Packs.FrequentWords.All).Concat(Lexicon.Words.Order(StringComparer.Ordinal)).Where(w => w.Length > 1))
            words.TryAdd(SoundOf(word), word);
        words.Remove("");
        return words;
    }

    private static uint MaskOf(string word) => word.Aggregate(0u, (mask, c) => mask | (1u << (c - 'a')));

    private static Dictionary<string, string> BuildDeletions()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in Telling.Where(w => w.Length >= Shortest))
        {
            words.TryAdd(word, word);
            for (var i = 0; i < word.Length; i++)
                words.TryAdd(word.Remove(i, 1), word);
        }

        return words;
    }

    private static Dictionary<string, string> BuildSkeletons()
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] small = ["all", "and", "the", "you", "your", "are", "is", "to", "now", "with", "any", "or", "of", "in", "not", "do", "it", "that", "this", "for", "me", "my", "was", "be", "no", "up"];
        foreach (var word in small.Concat(Telling).Concat(Packs.FrequentWords.All).Concat(Lexicon.Words.Order(StringComparer.Ordinal)))
        {
            var skeleton = new System.Text.StringBuilder();
            foreach (var c in word)
            {
                if (c is not ('a' or 'e' or 'i' or 'o' or 'u') && (skeleton.Length == 0 || skeleton[^1] != c))
                    skeleton.Append(c);
            }

            if (skeleton.Length > 0)
                words.TryAdd(skeleton.ToString(), word);
        }

        return words;
    }
}
