using System.Buffers;
using System.Numerics;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Model.Tongues;

/// <summary>Says in which language a text is written, by its script and by its commonest words; nothing of English and of languages that have no lexicon.</summary>
internal static class TongueVote
{
    private const int WordBits = 13;
    private const int Glance = 160;
    private const int Sample = 1200;
    private const int FewestVotes = 2;
    private const int FewestVotesOfAPassage = 4;
    private const int MostLetters = 4;
    private const int MostWordsOfAVote = 9;
    private const int FewestOfSpoken = 5;
    private const int FewestEndings = 2;
    private const int MostWordsOfAnEnding = 6;
    private const int FewestWords = 3;
    private const int FewestWordsOfAnEnglish = 4;
    private const int ShortestWord = 6;
    private const int ShortestEnding = 3;
    private const int LongestEnding = 5;
    private static readonly uint Ending = TongueTables.HashOf("-");
    private const char FirstForeign = '\u0370';
    private const char LastForeign = '\uD7FF';

    private static readonly SearchValues<char> Foreigners = SearchValues.Create([.. Enumerable.Range(FirstForeign, LastForeign - FirstForeign + 1).Select(c => (char)c).Where(c => c is < '\u2000' or >= '\u3041')]);

    /// <summary>Scripts that belong to one language here.</summary>
    private static readonly (char First, char Last, string Language)[] Scripts =
    [
        ('\u0370', '\u03FF', "el"), ('\u0590', '\u05FF', "he"), ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"), ('\u0A80', '\u0AFF', "gu"), ('\u0B80', '\u0BFF', "ta"), ('\u0C00', '\u0C7F', "te"),
        ('\u0C80', '\u0CFF', "kn"), ('\u0D00', '\u0D7F', "ml"), ('\u0E00', '\u0E7F', "th"), ('\u3041', '\u30FF', "ja"), ('\uAC00', '\uD7A3', "ko"),
    ];

    /// <summary>Scripts of several languages, and the likeliest of them.</summary>
    private static readonly (char First, char Last, string Language)[] Shared =
        [('\u0400', '\u04FF', "ru"), ('\u0600', '\u06FF', "ar"), ('\u0900', '\u097F', "hi"), ('\u3400', '\u9FFF', "zh")];

    /// <summary>Letters by which a language is told from others of its script, as they are once marks are removed.</summary>
    private static readonly (SearchValues<char> Letters, string Language)[] OwnLetters =
        [(SearchValues.Create("іє"), "uk"), (SearchValues.Create("ыэ"), "ru"), (SearchValues.Create("јљњћђџ"), "sr"), (SearchValues.Create("ٹڈڑےں"), "ur")];

    private static readonly string[] Languages = [.. TongueTables.Lines("words.txt").Select(l => l[..l.IndexOf(' ', StringComparison.Ordinal)])];
    private static readonly uint[] Hashes = new uint[1 << WordBits];
    private static readonly ulong[] Masks = ReadWords();

    /// <summary>The language of a text: of its beginning, and of what first stands in another script.</summary>
    internal static string? Of(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length && text[at..].IndexOfAny(Foreigners) is >= 0 and var skip; at += skip + Sample)
        {
            if (OfScript(text[(at + skip)..Math.Min(text.Length, at + skip + Sample)]) is { } language)
                return language;
        }

        return IsPlainlyEnglish(text[..Math.Min(text.Length, Glance)]) ? null : OfWords(text[..Math.Min(text.Length, Sample)], isLatin: true);
    }

    /// <summary>The next passage in another language of the same script, in a text that begins in English.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to look on; moved behind what was looked at.</param>
    /// <returns>Where it stands, with a glance more on both sides, and its language; nothing if there is no more.</returns>
    internal static (TextSpan Span, string Language)? NextPassage(ReadOnlySpan<char> text, ref int at)
    {
        Span<int> votes = stackalloc int[Languages.Length];
        while (at < text.Length)
        {
            int start = at, end = Math.Min(text.Length, start + Glance);
            at = end;
            votes.Clear();
            _ = Count(text[start..end], votes, out var latin);
            var best = Best(votes);
            if (!latin || votes[best] < FewestVotesOfAPassage || votes[best] <= 2 * votes[0])
                continue;
            at = Math.Min(text.Length, end + Glance);
            return (new(Math.Max(0, start - Glance), at), Languages[best]);
        }

        return null;
    }

    private static bool IsPlainlyEnglish(ReadOnlySpan<char> text)
    {
        Span<int> votes = stackalloc int[Languages.Length];
        _ = Count(text, votes, out _);
        return votes[0] > FewestVotes && votes[0] == votes[Best(votes)];
    }

    /// <summary>Whether a part of a text is English rather than a language.</summary>
    internal static bool IsEnglish(ReadOnlySpan<char> text, string language)
    {
        Span<int> votes = stackalloc int[Languages.Length];
        _ = Count(text, votes, out _);
        return votes[0] >= FewestVotes && votes[0] > votes[Math.Max(0, Array.IndexOf(Languages, language))] && Foreign(text) * 4 < text.Length;
    }

    /// <summary>Whether a part of a text has so many common words of one language, English aside, that it is written in it.</summary>
    internal static bool Speaks(ReadOnlySpan<char> text)
    {
        Span<int> votes = stackalloc int[Languages.Length];
        var words = Count(text, votes, out _);
        var best = Best(votes);
        return best > 0 && votes[best] > Math.Max(votes[0], FewestVotes) && votes[best] * FewestOfSpoken >= words;
    }

    private static int Foreign(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += c is >= FirstForeign and <= LastForeign ? 1 : 0;
        return count;
    }

    private static string? OfScript(ReadOnlySpan<char> text)
    {
        Span<int> letters = stackalloc int[Scripts.Length + Shared.Length];
        var others = 0;
        foreach (var c in text)
        {
            if (c < FirstForeign)
            {
                others += char.IsAsciiLetter(c) ? 1 : 0;
                continue;
            }

            for (var i = 0; i < letters.Length; i++)
            {
                var (first, last, _) = i < Scripts.Length ? Scripts[i] : Shared[i - Scripts.Length];
                letters[i] += c >= first && c <= last ? 1 : 0;
            }
        }

        // A few kana make a text Japanese, whatever else it has.
        var kana = Scripts.Length - 2;
        if (letters[kana] * MostWordsOfAVote > letters[^1])
            letters[kana] += letters[^1];
        var best = Best(letters);
        if (letters[best] < 8 || letters[best] * 3 < others)
            return null;
        return best < Scripts.Length ? Scripts[best].Language : OfWords(text, isLatin: false) ?? Shared[best - Scripts.Length].Language;
    }

    private static string? OfWords(ReadOnlySpan<char> text, bool isLatin)
    {
        Span<int> votes = stackalloc int[Languages.Length];
        var words = Count(text, votes, out var latin);
        var english = votes[0];
        votes[0] = 0;
        if (!isLatin)
            CountLetters(text, votes);
        var best = Best(votes);
        if (!isLatin)
            return votes[best] >= FewestVotes ? Languages[best] : null;
        if (votes[best] >= FewestVotes && votes[best] > english && votes[best] * MostWordsOfAVote >= words && latin)
            return Languages[best];
        if (!latin || english * FewestWordsOfAnEnglish >= words || words < FewestWords)
            return null;
        CountEndings(text, votes);
        best = Best(votes);
        return votes[best] >= FewestEndings && votes[best] * MostWordsOfAnEnding >= words ? Languages[best] : null;
    }

    /// <summary>Counts the long words that end as those of a language do: what the few commonest words cannot tell of languages that put them into endings.</summary>
    private static void CountEndings(ReadOnlySpan<char> text, Span<int> votes)
    {
        for (int at = 0, start = 0; at <= text.Length; at++)
        {
            if (at < text.Length && CharacterTable.IsWord(text[at]))
                continue;
            var word = text[start..at];
            start = at + 1;
            if (word.Length < ShortestWord)
                continue;
            ulong languages = 0;
            for (var length = ShortestEnding; length <= LongestEnding; length++)
                languages |= Masks[SlotOf(TongueTables.HashOf(word[^length..], Ending))];
            for (; languages != 0; languages &= languages - 1)
                votes[BitOperations.TrailingZeroCount(languages)]++;
        }
    }

    /// <summary>Counts letters that only one of the languages of a script has.</summary>
    private static void CountLetters(ReadOnlySpan<char> text, Span<int> votes)
    {
        foreach (var (letters, language) in OwnLetters)
        {
            var count = 0;
            for (var at = 0; count < MostLetters && text[at..].IndexOfAny(letters) is >= 0 and var skip; at += skip + 1)
                count++;
            votes[Array.IndexOf(Languages, language)] += count;
        }
    }

    private static int Count(ReadOnlySpan<char> text, Span<int> votes, out bool latin)
    {
        int words = 0, ascii = 0, length = 0;
        var hash = TongueTables.Seed;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && CharacterTable.IsWord(text[at]))
            {
                hash = TongueTables.Add(hash, text[at]);
                ascii += text[at] < FirstForeign ? 1 : -1;
                length++;
                continue;
            }

            if (length == 0)
                continue;
            words++;
            for (var languages = Masks[SlotOf(hash)]; languages != 0; languages &= languages - 1)
                votes[BitOperations.TrailingZeroCount(languages)]++;
            (hash, length) = (TongueTables.Seed, 0);
        }

        latin = ascii > 0;
        return words;
    }

    private static int Best(ReadOnlySpan<int> counts)
    {
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best])
                best = i;
        }

        return best;
    }

    /// <summary>Where a word stands, or would stand. No word has the hash zero.</summary>
    private static uint SlotOf(uint hash)
    {
        var slot = (hash * 0x9E3779B1u) >> (32 - WordBits);
        while (Hashes[slot] != 0 && Hashes[slot] != hash)
            slot = (slot + 1) & ((1 << WordBits) - 1);
        return slot;
    }

    private static ulong[] ReadWords()
    {
        var masks = new ulong[1 << WordBits];
        var bit = 1UL;
        foreach (var line in TongueTables.Lines("words.txt"))
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var hash = TongueTables.HashOf(word);
                Hashes[SlotOf(hash)] = hash;
                masks[SlotOf(hash)] |= bit;
            }

            bit <<= 1;
        }

        return masks;
    }
}
