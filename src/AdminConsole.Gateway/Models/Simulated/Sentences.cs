using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AdminConsole.Gateway.Models.Simulated;

/// <summary>Sentences and the words that tell what they are about.</summary>
internal static partial class Sentences
{
    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "the", "and", "for", "what", "whats", "which", "who", "how", "when", "where", "why", "are", "was", "were", "will", "would", "could", "should", "can", "does", "did", "you",
        "your", "with", "from", "this", "that", "there", "have", "has", "had", "please", "tell", "about", "into", "its", "it", "is", "in", "on", "of", "to", "a", "an", "me", "my", "do");

    public static IEnumerable<string> Of(string text) => Ends.Split(text).Select(s => s.Trim()).Where(s => s.Length > 0);

    public static IReadOnlySet<string> WordsOf(string text) =>
        Word.Matches(text).Select(m => m.Value).Where(w => !Fillers.Contains(w)).Select(Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentence that shares the most words with a question; null when none shares any.</summary>
    public static string? BestFor(string question, IEnumerable<string> sentences)
    {
        var wanted = WordsOf(question);
        return sentences.Select(s => (Sentence: s, Shared: WordsOf(s).Count(wanted.Contains))).Where(s => s.Shared > 0).OrderByDescending(s => s.Shared).FirstOrDefault().Sentence;
    }

    private static string Stem(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.OrdinalIgnoreCase) ? word[..^3] + "y"
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.OrdinalIgnoreCase) ? word[..^1]
        : word;

    [GeneratedRegex(@"[.!?]+\s+|[\r\n]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ends { get; }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }
}
