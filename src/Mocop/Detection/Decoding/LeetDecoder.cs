using Mocop.Detection.Phrases;

namespace Mocop.Detection.Decoding;

/// <summary>Digits and signs in place of letters: <c>1gn0r3</c>.</summary>
internal sealed class LeetDecoder(Vocabulary vocabulary) : WordDecoder("leet", vocabulary, 2)
{
    private const int LongestWord = 32;
    private const string Signs = "@$!|+(";

    /// <inheritdoc/>
    protected override bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || Signs.Contains(c, StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > LongestWord || !word.ContainsAnyExceptInRange('A', 'z'))
            return null;
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

            if (letters > 0 && !plain.SequenceEqual(word) && Vocabulary.Find(plain) >= 0)
                return plain.ToString();
        }

        return null;
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
