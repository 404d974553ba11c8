using Mocop.Detection.Model;

namespace Mocop.Detection.Answers;

/// <summary>Finds passages of the system's text in an answer, word for word, whatever stands between the words.</summary>
internal static class SystemTextLeaks
{
    private const int Shingle = 6;
    private const int FewestWords = 12;
    private const int LeastScore = 600;
    private const int MostScore = 980;
    private const int ScoreOfAWord = 10;

    internal static IEnumerable<Finding> Find(string answer, IReadOnlyList<string> systemTexts)
    {
        if (systemTexts.Count == 0)
            return [];
        var words = Words(answer);
        return words.Count < Shingle ? [] : systemTexts.SelectMany(s => Find(answer, words, Words(s)));
    }

    private static IEnumerable<Finding> Find(string answer, List<ModelToken> words, List<ModelToken> system)
    {
        var needed = Math.Min(FewestWords, system.Count);
        if (needed < Shingle)
            yield break;
        var known = Enumerable.Range(0, system.Count - Shingle + 1).Select(i => HashAt(system, i)).ToHashSet();
        for (var start = 0; start + Shingle <= words.Count; start++)
        {
            var end = start;
            while (end + Shingle <= words.Count && known.Contains(HashAt(words, end)))
                end++;
            var length = end - start + Shingle - 1;
            if (end > start && length >= needed)
            {
                var score = Math.Min(MostScore, LeastScore + (ScoreOfAWord * length));
                yield return AnswerFinding.OfPrompt("answer.system-text", "repeats the system's text", score, answer, new(words[start].Start, words[start + length - 1].End));
            }

            start = Math.Max(start, end - 1);
        }
    }

    private static List<ModelToken> Words(string text)
    {
        var words = new List<ModelToken>();
        var reader = new TokenReader(text, InjectionModel.BuiltIn.Concepts);
        while (reader.TryRead(out var token))
            words.Add(token);
        return words;
    }

    private static ulong HashAt(List<ModelToken> words, int at)
    {
        var hash = 14695981039346656037UL;
        for (var i = at; i < at + Shingle; i++)
            hash = (hash ^ words[i].Word) * 1099511628211UL;
        return hash;
    }
}
