using System.Collections.Frozen;
using Mocop.Detection.Decoding.Puzzles.Spellings;

namespace Mocop.Detection.Decoding.Puzzles.Lexicons;

/// <summary>
/// Finds the English word that is meant by what is left of it: by the sound classes of its consonants, one of which may be wrong or missing in longer words, and then by how far all of its letters are. Words that orders speak of come first.
/// </summary>
internal static class WordRecovery
{
    private const int Longest = 24;
    private const int ShortestNear = 3;
    private const int ShortestTelling = 4;
    private const double Vowel = 0.3;
    private const double SameClass = 0.35;

    /// <summary>How far a frequent word must be behind one that orders speak of.</summary>
    private const double Ordinary = 0.1;

    private static readonly Dictionary<string, List<(string Word, bool Tells)>> Words = Build();
    private static readonly FrozenSet<string> TellingKeys = Misspellings.Words.Select(w => KeyOf(w)).Where(k => k.Length >= ShortestTelling).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByKey = TellingKeys.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly Dictionary<string, List<(string Word, bool Tells)>>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether letters sound like a word that orders speak of. Allocates nothing.</summary>
    internal static bool IsTelling(ReadOnlySpan<char> word)
    {
        Span<char> key = stackalloc char[Longest];
        return word.Length <= Longest && KeyOf(word, key) is >= ShortestTelling and var length && ByKey.Contains(key[..length]);
    }

    /// <summary>The word that is meant, if one is near enough.</summary>
    /// <param name="word">The letters, in whatever case.</param>
    /// <param name="farthest">How much of it may be wrong, from 0 to 1; a wrong vowel counts for a third of a letter.</param>
    internal static string? Nearest(ReadOnlySpan<char> word, double farthest)
    {
        if (word.Length is < 1 or > Longest)
            return null;
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        Span<char> key = stackalloc char[Longest], shorter = stackalloc char[Longest];
        var length = KeyOf(lower, key);
        (string? Word, double Far) best = (null, farthest + double.Epsilon);
        Try(key[..length], lower, ref best);
        for (var i = 0; i < length && length > ShortestNear; i++)
        {
            key[..i].CopyTo(shorter);
            key[(i + 1)..length].CopyTo(shorter[i..]);
            Try(shorter[..(length - 1)], lower, ref best);
        }

        return best.Word;
    }

    private static void Try(ReadOnlySpan<char> key, ReadOnlySpan<char> word, ref (string? Word, double Far) best)
    {
        if (!Lookup.TryGetValue(key, out var candidates))
            return;
        foreach (var (candidate, tells) in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > 8)
                continue;
            var far = (Distance(word, candidate) / Math.Max(candidate.Length, word.Length)) + (tells ? 0 : Ordinary);
            if (far < best.Far)
                best = (candidate, far);
        }
    }

    /// <summary>Letters to put in, take out or change; vowels and letters of one sound class are cheap.</summary>
    private static double Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        Span<double> row = stackalloc double[to.Length + 1];
        for (var j = 1; j <= to.Length; j++)
            row[j] = row[j - 1] + Cost(to[j - 1]);
        foreach (var letter in from)
        {
            var diagonal = row[0];
            row[0] += Cost(letter);
            for (var j = 1; j <= to.Length; j++)
            {
                var other = to[j - 1];
                var change = letter == other ? 0 : ClassOf(letter) == ClassOf(other) ? SameClass : 1;
                var best = Math.Min(diagonal + change, Math.Min(row[j] + Cost(letter), row[j - 1] + Cost(other)));
                (diagonal, row[j]) = (row[j], best);
            }
        }

        return row[^1];
    }

    private static double Cost(char letter) => ClassOf(letter) == '\0' ? Vowel : 1;

    /// <summary>The sound class of a letter; none for vowels and for what is hardly heard.</summary>
    private static char ClassOf(char letter) => letter switch
    {
        'b' or 'p' or 'f' or 'v' => 'f',
        'd' or 't' => 't',
        'c' or 'g' or 'k' or 'q' => 'k',
        'j' or 's' or 'x' or 'z' => 's',
        'l' or 'r' => 'r',
        'm' => 'm',
        'n' => 'n',
        _ => '\0',
    };

    private static string KeyOf(string word)
    {
        Span<char> key = stackalloc char[Longest];
        return key[..KeyOf(word, key)].ToString();
    }

    private static int KeyOf(ReadOnlySpan<char> word, Span<char> key)
    {
        var length = 0;
        for (var i = 0; i < word.Length && length < key.Length; i++)
        {
            var letter = (char)(word[i] | 0x20);
            var next = i + 1 < word.Length ? (char)(word[i + 1] | 0x20) : ' ';
            var heard = letter switch
            {
                'c' when next is 'e' or 'i' or 'y' or 'h' => 's',
                't' when next == 'i' && i + 2 < word.Length && (word[i + 2] | 0x20) == 'o' => 's',
                'g' when next == 'h' => '\0',
                'p' when next == 'h' => 'f',
                _ => ClassOf(letter),
            };
            if (heard != '\0' && (length == 0 || key[length - 1] != heard))
                key[length++] = heard;
        }

        return length;
    }

    /// <summary>All words by their keys, and by their keys with one class missing.</summary>
    private static Dictionary<string, List<(string Word, bool Tells)>> Build()
    {
        var words = new Dictionary<string, List<(string, bool)>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (word, tells) in Misspellings.Words.Concat(Packs.FrequentWords.All).Select(w => (w, true)).Concat(Lexicon.Words.Select(w => (w, false))))
        {
            if (word.Length > Longest || (word.Length == 1 && word is not ("a" or "i")) || !seen.Add(word))
                continue;
            var key = KeyOf(word);
            Put(key, word, tells);
            for (var i = 0; i < key.Length && key.Length > ShortestNear; i++)
                Put(key.Remove(i, 1), word, tells);
        }

        return words;

        void Put(string key, string word, bool tells)
        {
            if (!words.TryGetValue(key, out var list))
                words.Add(key, list = []);
            if (list.Count == 0 || list[^1].Item1 != word)
                list.Add((word, tells));
        }
    }
}
