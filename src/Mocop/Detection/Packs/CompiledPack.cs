using System.Buffers;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Packs;

/// <summary>A pack made ready: one vocabulary for all its patterns, and tables that lead from a word or a literal to the rules to try.</summary>
internal sealed class CompiledPack
{
    private readonly RuleExpression[][] _byFirst = [.. Enumerable.Repeat<RuleExpression[]>([], 128)];
    private readonly RuleExpression[][] _byWord;

    internal CompiledPack(RulePack pack)
    {
        Pack = pack;
        var texts = pack.Rules.Select(r => r.Phrases.Select(p => Parse(p, pack)).ToArray()).ToArray();
        var guards = pack.Rules.Select(r => r.UnlessAfter is { } u ? Parse(u, pack) : null).ToArray();
        foreach (var word in texts.SelectMany(t => t).Concat(guards.OfType<PhraseText>()).SelectMany(t => t.Parts).SelectMany(p => p.Alternatives).SelectMany(a => a))
            Vocabulary.Add(word);
        foreach (var word in FrequentWords.All)
            Vocabulary.Add(word);
        var expressions = pack.Rules.SelectMany((r, rule) => r.Expressions.Select(e => new RuleExpression(rule, e))).ToArray();
        foreach (var expression in expressions.Where(e => e.FirstWord is not null))
            Vocabulary.Add(expression.FirstWord!);
        Vocabulary.Freeze();
        Phrases = [.. texts.SelectMany((t, rule) => t.Select(text => new RulePhrase(rule, new(text, Vocabulary))))];
        Guards = [.. guards.Select(g => g is null ? null : GuardOf(g))];
        Starts = BuildStarts();
        foreach (var group in expressions.Where(e => e.FirstWord is null).GroupBy(e => e.Literal[0]))
            _byFirst[group.Key] = [.. group];
        FirstSigns = SearchValues.Create([.. expressions.Where(e => e.FirstWord is null).Select(e => e.Literal[0])]);
        _byWord = [.. Enumerable.Repeat<RuleExpression[]>([], Vocabulary.Count)];
        foreach (var group in expressions.Where(e => e.FirstWord is not null).GroupBy(e => Vocabulary.Find(e.FirstWord!)))
            _byWord[group.Key] = [.. group];
        Signals = pack.Rules.SelectMany((r, rule) => r.Signals.Select(s => (s, rule))).ToLookup(p => p.s, p => p.rule, StringComparer.Ordinal);
    }

    internal RulePack Pack { get; }

    internal Vocabulary Vocabulary { get; } = new();

    /// <summary>All phrases of all rules.</summary>
    internal RulePhrase[] Phrases { get; }

    /// <summary>By rule: words before a match that drop it.</summary>
    internal WordSet?[] Guards { get; }

    /// <summary>By word: the phrases that can begin with it.</summary>
    internal int[][] Starts { get; }

    /// <summary>The signs that literals begin with.</summary>
    internal SearchValues<char> FirstSigns { get; }

    /// <summary>By signal: the rules that speak for it.</summary>
    internal ILookup<string, int> Signals { get; }

    /// <summary>The expressions whose literal begins with this sign.</summary>
    internal ReadOnlySpan<RuleExpression> ExpressionsAt(char first) => _byFirst[first];

    /// <summary>The expressions whose literal begins with this word.</summary>
    internal ReadOnlySpan<RuleExpression> ExpressionsAt(int word) => _byWord[word];

    internal DetectionRule Rule(int number) => Pack.Rules[number];

    /// <summary>The published names of a rule's technique, for a block of a trusted or of another kind.</summary>
    internal Taxonomy TaxonomyOf(DetectionRule rule, bool direct)
    {
        var taxonomy = rule.Taxonomy ?? Pack.Categories[rule.Category];
        return direct ? taxonomy.Direct : taxonomy.Indirect;
    }

    private static PhraseText Parse(string pattern, RulePack pack) =>
        PhraseText.Parse(pattern, pack.Words, out var error) ?? throw new InvalidOperationException(error);

    private WordSet GuardOf(PhraseText guard)
    {
        var set = new WordSet(Vocabulary.Count);
        foreach (var alternative in guard.Parts[0].Alternatives)
            set.Add(Vocabulary.SetOf(alternative[0]));
        return set;
    }

    private int[][] BuildStarts()
    {
        var starts = new List<int>[Vocabulary.Count];
        for (var phrase = 0; phrase < Phrases.Length; phrase++)
        {
            foreach (var word in Phrases[phrase].Phrase.Starts)
                (starts[word] ??= []).Add(phrase);
        }

        return [.. starts.Select(s => s?.ToArray() ?? [])];
    }
}

/// <summary>A phrase and the number of its rule.</summary>
internal readonly record struct RulePhrase(int Rule, Phrase Phrase);
