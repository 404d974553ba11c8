using System.Buffers;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Packs;

/// <summary>A pack made ready: one vocabulary for all its patterns, and tables that lead from a word or a literal to the rules to try.</summary>
internal sealed class CompiledPack
{
    private readonly bool[] _pairs = new bool[128 * 128];
    private readonly RuleExpression[][] _byFirst = [.. Enumerable.Repeat<RuleExpression[]>([], 128)];

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
        Vocabulary.Freeze();
        Phrases = [.. texts.SelectMany((t, rule) => t.Select(text => new RulePhrase(rule, new(text, Vocabulary))))];
        Guards = [.. guards.Select(g => g is null ? null : GuardOf(g))];
        Starts = BuildStarts();
        Anchored = BuildAnchors([.. texts.SelectMany(t => t)]);
        Reach = [.. Anchored.Select(a => a.Length == 0 ? 0 : a.Max(p => Phrases[p].Phrase.Sentences))];
        Pairs = BuildPairs([.. texts.SelectMany(t => t)]);
        Survey = new(Vocabulary, [.. Anchored.Select(a => a.Length > 0)], [.. expressions.Where(e => e.BeginsWord).Select(e => e.Literal)]);
        foreach (var group in expressions.GroupBy(e => char.ToLowerInvariant(e.Literal[0])))
            _byFirst[group.Key] = _byFirst[char.ToUpperInvariant(group.Key)] = [.. group];
        FirstSigns = SearchValues.Create([.. expressions.Where(e => !e.BeginsWord).Select(e => e.Literal[0])]);
        foreach (var expression in expressions)
            _pairs[Pair(expression.Literal[0], expression.Literal[1])] = true;
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

    /// <summary>By word: the phrases that cannot match without it or another of the same part.</summary>
    internal int[][] Anchored { get; }

    /// <summary>By word: how many ends of sentences the matches of the phrases anchored there may cross.</summary>
    internal int[] Reach { get; }

    /// <summary>By word: what must stand next to it if it is a trigger only in sequences of words.</summary>
    internal AnchorPair?[] Pairs { get; }

    /// <summary>What the fast pass looks up.</summary>
    internal SurveyTables Survey { get; }

    /// <summary>The signs that literals begin with.</summary>
    internal SearchValues<char> FirstSigns { get; }

    /// <summary>By signal: the rules that speak for it.</summary>
    internal ILookup<string, int> Signals { get; }

    /// <summary>Whether some literal begins with these two.</summary>
    internal bool BeginsLiteral(char first, char second) => (first | second) < 128 && _pairs[Pair(first, second)];

    /// <summary>The expressions whose literal begins with this sign, letters in either case.</summary>
    internal ReadOnlySpan<RuleExpression> ExpressionsAt(char first) => first < _byFirst.Length ? _byFirst[first] : [];

    internal DetectionRule Rule(int number) => Pack.Rules[number];

    /// <summary>The published names of a rule's technique, for a block of a trusted or of another kind.</summary>
    internal Taxonomy TaxonomyOf(DetectionRule rule, bool direct)
    {
        var taxonomy = rule.Taxonomy ?? Pack.Categories[rule.Category];
        return direct ? taxonomy.Direct : taxonomy.Indirect;
    }

    private static int Pair(char first, char second) => (CharacterTable.ToLower(first) << 7) | CharacterTable.ToLower(second);

    private static PhraseText Parse(string pattern, RulePack pack) =>
        PhraseText.Parse(pattern, pack.Words, out var error) ?? throw new InvalidOperationException(error);

    private WordSet GuardOf(PhraseText guard)
    {
        var set = new WordSet(Vocabulary.Count);
        foreach (var alternative in guard.Parts[0].Alternatives)
            set.Add(Vocabulary.SetOf(alternative[0]));
        return set;
    }

    /// <summary>For each phrase its rarest part, and of that part's word sequences the rarest word each.</summary>
    private int[][] BuildAnchors(PhraseText[] texts)
    {
        var anchored = new List<int>[Vocabulary.Count];
        for (var phrase = 0; phrase < texts.Length; phrase++)
        {
            foreach (var word in AnchorOf(texts[phrase]).Alternatives.SelectMany(a => Vocabulary.SetOf(a.MinBy(WordWeights.Of)!).Members()).Distinct())
                (anchored[word] ??= []).Add(phrase);
        }

        return [.. anchored.Select(s => s?.ToArray() ?? [])];
    }

    private static PhrasePart AnchorOf(PhraseText text) => text.Parts.Where(p => !p.Optional).MinBy(p => p.Alternatives.Sum(a => a.Min(WordWeights.Of)))!;

    private AnchorPair?[] BuildPairs(PhraseText[] texts)
    {
        var pairs = new AnchorPair?[Vocabulary.Count];
        var alone = new bool[Vocabulary.Count];
        foreach (var sequence in texts.SelectMany(t => AnchorOf(t).Alternatives))
        {
            var rarest = sequence.MinBy(WordWeights.Of)!;
            foreach (var word in Vocabulary.SetOf(rarest).Members())
            {
                if (sequence.Length == 1)
                    alone[word] = true;
                else
                    (pairs[word] ??= new(Vocabulary.Count)).Add([.. sequence.Select(Vocabulary.SetOf)], Array.IndexOf(sequence, rarest));
            }
        }

        return [.. pairs.Select((p, word) => alone[word] || Vocabulary[word].Length == 1 && Vocabulary[word][0] >= 0x80 ? null : p)];
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
