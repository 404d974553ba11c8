using System.Text;
using Mocop.Detection.Decoding.Puzzles.Lexicons;
using Mocop.Detection.Decoding.Puzzles.Spellings;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding.Puzzles;

/// <summary>One quick look at a text: whether it has anything that is not plain language, and where. Allocates nothing until it has.</summary>
internal static class OddText
{
    private const int MostOfAWord = 20;
    private const int LongestWord = 18;
    private const int Enough = 80;
    private const int Fewest = 24;
    private const int Longest = 2048;
    private const int FarthestEdge = 16;
    private const int MostStretches = 4;
    private const int LongestOfLink = 24;
    private const int FewestJoints = 2;
    private const int FewestLonely = 4;
    private const int FewestNear = 2;

    /// <summary>What a text has that is worth a closer look.</summary>
    /// <param name="Stretch">A stretch of words and signs that are no language.</param>
    /// <param name="Joints">Unknown words with nothing but signs between them.</param>
    /// <param name="Lonely">Words in a row with the end of a sentence, or a number, after each.</param>
    /// <param name="Near">Unknown words that nearly are words that orders speak of.</param>
    internal readonly record struct Look(bool Stretch, bool Joints, bool Lonely, bool Near)
    {
        internal bool Any => Stretch || Joints || Lonely || Near;
    }

    /// <summary>Looks at a text that was surveyed; at the same text once.</summary>
    internal static Look At(ReadOnlySpan<char> text, TextSurvey survey) => survey.Odd ??= See(text, survey);

    private static Look See(ReadOnlySpan<char> text, TextSurvey survey)
    {
        int odd = 0, joints = 0, lonely = 0, near = 0, gap = 0;
        bool stretch = false, manyLonely = false, spaced = true, isSpace = true, broken = true, wasUnknown = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c == ' ')
            {
                spaced |= gap == at;
                isSpace = true;
                at++;
                continue;
            }

            if (!char.IsAsciiLetter(c))
            {
                if (gap == at)
                    spaced = IsSpace(c);
                odd = c >= 0x80 && CharacterTable.IsLetter(c) && !IsForgotten(c) ? Math.Max(0, odd - 1) : odd + c switch { '\n' or '\t' or '\r' or ',' => 0, >= '0' and <= '9' => 2, >= '\u0080' => 2, _ => 1 };
                isSpace = IsSpace(c);
                spaced |= c is '"' or ':' or ',' or '(' or '=' or '@' or (>= '0' and <= '9');
                broken |= c is '\n' or '.' or '|' or ';' or '!' or '?' || (c is ':' or ')' or ']' && at > 0 && char.IsAsciiDigit(text[at - 1]));
                at++;
                continue;
            }

            var start = at;
            var flags = ReadWord(text, ref at, survey);
            var length = at - start;
            var isUnknown = (flags & WordFlags.English) == WordFlags.None && (at == text.Length || text[at] < 0x80 || !CharacterTable.IsLetter(text[at])) && (start == 0 || text[start - 1] < 0x80 || !CharacterTable.IsLetter(text[start - 1]));
            isUnknown = isUnknown && FamiliarWords.LettersOfParts(text[start..at]) * 2 < length;
            odd = Math.Max(0, isUnknown ? odd + (length > LongestWord ? Enough : Math.Min(4 * length, MostOfAWord)) : length > 3 ? odd - (5 * length) : odd);
            stretch |= odd >= Enough;
            if (!spaced && !isSpace && start > 0 && (isUnknown || wasUnknown))
                joints++;
            lonely = broken ? lonely + 1 : 0;
            manyLonely |= lonely > FewestLonely;
            if (isUnknown && (flags & WordFlags.Misspelt) != WordFlags.None)
                near++;
            wasUnknown = isUnknown;
            spaced = broken = isSpace = false;
            gap = at;
        }

        return new(stretch || odd >= Enough, joints >= FewestJoints, manyLonely, near >= FewestNear);
    }

    /// <summary>Reads letters up to something else. What is known of most words is known from the survey.</summary>
    private static WordFlags ReadWord(ReadOnlySpan<char> text, ref int at, TextSurvey survey)
    {
        var start = at;
        if (survey.BeginsWord(start) && survey.WordEnd(start) is var last && last - start <= WordTable.Bytes && survey.IsPlain(start, last))
        {
            var flags = survey.FactsOf(start, last - start).Flags;
            if ((flags & WordFlags.Letters) != WordFlags.None)
            {
                at = last;
                return flags;
            }
        }

        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        return FlagsOf(text[start..at]);
    }

    /// <summary>Whether some ASCII letters are an English word, or nearly one that orders speak of.</summary>
    internal static WordFlags FlagsOf(ReadOnlySpan<char> word)
    {
        if (FamiliarWords.Contains(word))
            return WordFlags.English;
        var mask = 0u;
        foreach (var c in word)
            mask |= 1u << ((c | 0x20) - 'a');
        return word.Length >= 4 && Misspellings.IsNear(mask, word.Length) && Misspellings.Correct(word) is not null ? WordFlags.Misspelt
            : FamiliarWords.IsCompound(word) ? WordFlags.English
            : WordFlags.None;
    }

    /// <summary>The longest stretches of what is no language, in order.</summary>
    internal static List<TextSpan> Stretches(ReadOnlySpan<char> text, Lexicon lexicon)
    {
        var found = new List<(int Sum, TextSpan Span)>();
        int sum = 0, best = 0, start = 0, end = 0;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var next = at;
            while (next < text.Length && !char.IsWhiteSpace(text[next]))
                next++;
            var weight = Weight(text[at..next], lexicon);
            if (best == 0 && (weight != 0 || at > end + 1 || start < end))
                start = at;
            sum += weight;
            if (sum > best)
                (best, end) = (sum, next);
            at = next;
            if (sum > 0 && at < text.Length && best - sum < 60)
                continue;
            Keep(found, best, start, end);
            sum = best = 0;
        }

        Keep(found, best, start, end);
        var kept = new List<TextSpan>();
        foreach (var (_, span) in found.OrderByDescending(f => f.Sum).Take(MostStretches))
            kept.Add(ToLine(text, span));
        return [.. kept.OrderBy(s => s.Start)];
    }

    /// <summary>The stretch up to the ends of its line if they are near: a cipher may make known words by chance.</summary>
    private static TextSpan ToLine(ReadOnlySpan<char> text, TextSpan span)
    {
        var before = text[Math.Max(0, span.Start - FarthestEdge)..span.Start];
        var after = text[span.End..Math.Min(text.Length, span.End + FarthestEdge)];
        var start = before.LastIndexOf('\n') is >= 0 and var edge ? span.Start - before.Length + edge + 1 : before.Length < FarthestEdge ? 0 : span.Start;
        var end = after.IndexOf('\n') is >= 0 and var last ? span.End + last : after.Length < FarthestEdge ? text.Length : span.End;
        return new(start, Math.Min(end, start + Longest));
    }

    private static void Keep(List<(int Sum, TextSpan Span)> found, int best, int start, int end)
    {
        if (best >= Fewest)
            found.Add((best, new(start, Math.Min(end, start + Longest))));
    }

    /// <summary>Positive for what is no language, negative for words.</summary>
    private static int Weight(ReadOnlySpan<char> token, Lexicon lexicon)
    {
        int known = 0, signs = 0;
        if (IsLink(token))
            return 0;
        for (var at = 0; at < token.Length;)
        {
            var end = at;
            while (end < token.Length && char.IsLetter(token[end]))
                end++;
            if (end == at)
            {
                signs += char.IsDigit(token[at]) || token[at] >= 0x80 ? 0 : 1;
                at++;
                continue;
            }

            if (end - at > 3)
                known += lexicon.Contains(token[at..end]) || IsPlain(token[at..end]) ? end - at : FamiliarWords.LettersOfParts(token[at..end]);
            at = end;
        }

        return token.Length <= 3 && Lexicon.IsEnglish(token) ? 0 : Math.Min(token.Length - (signs / 2) - (5 * known / 2), 64);
    }

    /// <summary>Whether an address stands in a token, and nothing in it is long enough to be anything else.</summary>
    private static bool IsLink(ReadOnlySpan<char> token)
    {
        if (token.IndexOf("://", StringComparison.Ordinal) < 0)
            return false;
        var run = 0;
        foreach (var c in token)
        {
            run = char.IsAsciiLetterOrDigit(c) ? run + 1 : 0;
            if (run >= LongestOfLink)
                return false;
        }

        return true;
    }

    private static bool IsPlain(ReadOnlySpan<char> letters) => Ascii.IsValid(letters) && (FamiliarWords.Contains(letters) || FamiliarWords.IsCompound(letters));

    /// <summary>Scripts that nobody writes ordinary texts in any more: Ogham, runes, Glagolitic, Coptic.</summary>
    private static bool IsForgotten(char c) => c is (>= '\u1680' and <= '\u16FF') or (>= '\u2C00' and <= '\u2C5F') or (>= '\u2C80' and <= '\u2CFF');

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t' or '\r' || (c >= 0x80 && CharacterTable.IsLetter(c));
}
