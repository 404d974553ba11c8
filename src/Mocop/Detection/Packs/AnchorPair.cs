using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Packs;

/// <summary>For a trigger that counts only together with its neighbour (<c>from now</c>, <c>a i</c>): the words that may stand next to it.</summary>
internal sealed class AnchorPair(int vocabularySize)
{
    private const int Farthest = 24;
    private readonly WordSet _next = new(vocabularySize);
    private readonly WordSet _previous = new(vocabularySize);

    /// <summary>Adds a sequence of words of which the trigger is the one at <paramref name="place"/>.</summary>
    internal void Add(WordSet[] sequence, int place)
    {
        if (place + 1 < sequence.Length)
            _next.Add(sequence[place + 1]);
        else
            _previous.Add(sequence[place - 1]);
    }

    /// <summary>Whether a word that belongs to the trigger stands next to it. Says yes where it cannot tell.</summary>
    internal bool StandsAt(ReadOnlySpan<char> text, int start, SurveyTables tables, TextSurvey survey)
    {
        var end = survey.WordEnd(start);
        var next = end;
        while (next < text.Length && !CharacterTable.IsWord(text[next]))
        {
            if (++next - end > Farthest)
                return true;
        }

        if (next < text.Length && Has(_next, text, next, tables, survey))
            return true;
        var last = start;
        while (last > 0 && !CharacterTable.IsWord(text[last - 1]))
        {
            if (start - --last > Farthest)
                return true;
        }

        return last > 0 && Has(_previous, text, SentenceStart.WordStart(text, last), tables, survey);
    }

    private static bool Has(WordSet words, ReadOnlySpan<char> text, int start, SurveyTables tables, TextSurvey survey) =>
        CharacterTable.ClassOf(text[start]) != CharacterClass.Word
        || (tables.NumberOf(text[start..survey.WordEnd(start)], start, survey) is >= 0 and var number && words.Contains(number));
}
