using System.Buffers;

namespace Mocop.Detection.Quotation;

/// <summary>Words that tell a text about attacks from an attack. Each English one counts for itself, those of other languages (<c>cues.txt</c>) as the English one of their meaning.</summary>
internal static class QuotationCues
{
    internal static readonly string[] English =
    [
        "injection", "jailbreak", "attack", "adversar", "malicious", "detect", "guardrail", "red team", "red-team", "owasp", "vulnerab", "threat", "mitigat",
        "benchmark", "payload", "exploit", "phishing", "example", "e.g.", "such as", "like this", "phrase", "pattern", "corpus", "fixture", "test case", "security",
        "sanitiz", "sanitis", "filter", "moderation", "defens", "defenc", "prevent", "leakage", "hijack", "scanner", "classif", "refuse", "blocked", "flagged",
        "quote", "awareness", "training", "explains", "describes", "regression", "changelog", "literal", "snapshot", "workshop", "lesson", "untrusted",
        "false positive", "postmortem", "guidance",
    ];

    private static readonly Dictionary<char, (string Word, ulong Bit)[]> ByFirst = Read();

    private static readonly SearchValues<string> Words = SearchValues.Create([.. ByFirst.Values.SelectMany(list => list.Select(cue => cue.Word))], StringComparison.OrdinalIgnoreCase);

    /// <summary>A bit for each cue in a text.</summary>
    internal static ulong Seen(ReadOnlySpan<char> text)
    {
        ulong seen = 0;
        for (var at = 0; text[at..].IndexOfAny(Words) is >= 0 and var skip; at++)
        {
            at += skip;
            foreach (var (word, bit) in ByFirst.GetValueOrDefault(char.ToLowerInvariant(text[at]), []))
            {
                if (text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    seen |= bit;
            }
        }

        return seen;
    }

    /// <summary>The bit of an English cue.</summary>
    /// <exception cref="InvalidDataException">There is no such cue.</exception>
    internal static ulong BitOf(string english) => Array.IndexOf(English, english) is >= 0 and var number
        ? 1UL << number
        : throw new InvalidDataException($"cues.txt: no English cue \"{english}\".");

    private static Dictionary<char, (string Word, ulong Bit)[]> Read()
    {
        var cues = English.Select((word, i) => (word, 1UL << i)).ToList();
        using var reader = new StreamReader(typeof(QuotationCues).Assembly.GetManifestResourceStream("Mocop.Detection.Quotation.cues.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split(": ") is [var english, var words])
                cues.AddRange(words.Split(' ').Select(word => (word.Replace('_', ' '), BitOf(english))));
        }

        return cues.GroupBy(cue => char.ToLowerInvariant(cue.word[0])).ToDictionary(group => group.Key, group => group.ToArray());
    }
}
