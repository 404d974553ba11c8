using System.Buffers;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Digits and signs in place of letters: <c>1gn0r3</c>.</summary>
internal sealed class LeetDecoder(Vocabulary vocabulary) : WordDecoder("leet", vocabulary, 2)
{
    private const int LongestWord = 32;
    private readonly WordCutter _cutter = new(vocabulary);
    private static readonly SearchValues<char> PartsOfWords = SearchValues.Create("@$!|+(0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Disguises = SearchValues.Create("@$!|+(0123456789");

    /// <inheritdoc/>
    protected override bool MayHave(ReadOnlySpan<char> text, TextSurvey survey) => survey.HasMixedWords || (survey.Signs & Signs.LetterLike) != Signs.None;

    /// <inheritdoc/>
    protected override SearchValues<char> Parts => PartsOfWords;

    /// <inheritdoc/>
    protected override int NextSign(ReadOnlySpan<char> text) => text.IndexOfAny(Disguises);

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || !word.ContainsAny(Letters))
            return null;
        if (word.Length > LongestWord)
            return DecodeRun(word);
        word = word.TrimEnd("!(");
        Span<char> plain = stackalloc char[word.Length];
        foreach (var ambiguous in "il")
        {
            var letters = 0;
            for (var i = 0; i < word.Length; i++)
            {
                plain[i] = ToLetter(word[i], ambiguous);
                letters += char.IsAsciiLetter(word[i]) ? 1 : 0;
            }

            if (letters > 0 && !plain.SequenceEqual(word) && Vocabulary.Find(plain) is >= 0 and var number && !IsKnownWithout(word, number))
                return plain.ToString();
        }

        return null;
    }

    /// <summary>Whether the letters before the first sign are the same word to the rules: <c>orderBy(o</c> is no other than <c>orderBy</c>.</summary>
    private bool IsKnownWithout(ReadOnlySpan<char> word, int number) =>
        word.IndexOfAnyExcept(Letters) is > 1 and var letters && Vocabulary.Find(word[..letters]) == number;

    /// <summary>Many words run together: what they say shows only when they are cut apart.</summary>
    private string? DecodeRun(ReadOnlySpan<char> run)
    {
        var plain = string.Create(run.Length, run, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                to[i] = ToLetter(from[i], 'i');
        });
        return _cutter.Cut(plain) is null ? null : plain;
    }

    private static char ToLetter(char c, char ambiguous) => c switch
    {
        '0' => 'o',
        '1' or '|' => ambiguous,
        '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        '8' => 'b',
        '9' => 'g',
        '(' => 'c',
        _ => c,
    };
}
