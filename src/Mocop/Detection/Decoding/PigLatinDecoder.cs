using System.Buffers;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Decoding;

/// <summary>Words whose first letters stand at the end, before <c>ay</c>: <c>gnoreiay</c>.</summary>
internal sealed class PigLatinDecoder(Vocabulary vocabulary) : WordDecoder("pig-latin", vocabulary, 3)
{
    private const int LongestWord = 24;
    private const int MostMoved = 3;
    private static readonly SearchValues<string> Endings = SearchValues.Create(["ay"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <inheritdoc/>
    protected override SearchValues<char> Parts => Letters;

    /// <inheritdoc/>
    protected override int NextSign(ReadOnlySpan<char> text) => text.IndexOfAny(Endings);

    /// <inheritdoc/>
    protected override bool MayHave(ReadOnlySpan<char> text, TextSurvey survey) => survey.EndsInAy >= 3;

    /// <inheritdoc/>
    protected override string? Decode(ReadOnlySpan<char> word)
    {
        if (word.Length is < 4 or > LongestWord || !word.EndsWith("ay", StringComparison.OrdinalIgnoreCase) || Vocabulary.Find(word) >= 0)
            return null;
        var stem = word[..^2];
        Span<char> plain = stackalloc char[stem.Length];
        for (var moved = 1; moved <= Math.Min(MostMoved, stem.Length - 1); moved++)
        {
            stem[^moved..].CopyTo(plain);
            stem[..^moved].CopyTo(plain[moved..]);
            if (Vocabulary.Find(plain) >= 0)
                return plain.ToString();
        }

        return stem[^1] is 'w' or 'y' && Vocabulary.Find(stem[..^1]) >= 0 ? stem[..^1].ToString() : null;
    }
}
