using Mocop.Detection.Phrases;

namespace Mocop.Detection.Packs;

/// <summary>A match of a rule in one view.</summary>
internal readonly record struct RuleMatch(int Rule, TextSpan Span);

/// <summary>Finds the matches of a pack's phrases and expressions in one text. Its work grows with the text and not with what the text says.</summary>
internal sealed class RuleMatcher(CompiledPack pack)
{
    private const int MostMatchesOfARule = 8;
    private const int GuardWords = 3;

    /// <summary>Finds the matches.</summary>
    /// <param name="text">The text of a view.</param>
    /// <param name="words">The words of the text.</param>
    /// <param name="work">Counts what was done, and stops it.</param>
    internal List<RuleMatch> Match(string text, WordList words, ScanWork work)
    {
        var matches = new List<RuleMatch>();
        var counts = new int[pack.Pack.Rules.Count];
        MatchPhrases(words.Hits, work, matches, counts);
        foreach (var hit in words.Hits)
            TryExpressions(pack.ExpressionsAt(hit.Word), text, hit.Start, work, matches, counts);
        for (var at = 0; at < text.Length && text.AsSpan(at).IndexOfAny(pack.FirstSigns) is >= 0 and var skip; at++)
        {
            at += skip;
            TryExpressions(pack.ExpressionsAt(text[at]), text, at, work, matches, counts);
        }

        return matches;
    }

    private void MatchPhrases(List<WordHit> hits, ScanWork work, List<RuleMatch> matches, int[] counts)
    {
        if (hits.Count == 0)
            return;
        var present = new WordSet(pack.Vocabulary.Count);
        foreach (var hit in hits)
            present.Add(hit.Word);
        var possible = new sbyte[pack.Phrases.Length];
        for (var i = 0; i < hits.Count; i++)
        {
            foreach (var index in pack.Starts[hits[i].Word])
            {
                if (possible[index] == 0)
                    possible[index] = pack.Phrases[index].Phrase.IsPossible(present) ? (sbyte)1 : (sbyte)-1;
                if (possible[index] < 0 || counts[pack.Phrases[index].Rule] >= MostMatchesOfARule)
                    continue;
                var rule = pack.Phrases[index].Rule;
                var last = pack.Phrases[index].Phrase.Match(hits, i, ref work.Steps);
                if (last < 0 || IsGuarded(hits, i, pack.Guards[rule]))
                    continue;
                matches.Add(new(rule, new(hits[i].Start, hits[last].End)));
                counts[rule]++;
            }
        }
    }

    private static bool IsGuarded(List<WordHit> hits, int first, WordSet? guard)
    {
        if (guard is null)
            return false;
        for (var i = first - 1; i >= 0 && hits[first].Position - hits[i].Position <= GuardWords && hits[i].Sentence == hits[first].Sentence; i--)
        {
            if (guard.Contains(hits[i].Word))
                return true;
        }

        return false;
    }

    private static void TryExpressions(ReadOnlySpan<RuleExpression> expressions, string text, int at, ScanWork work, List<RuleMatch> matches, int[] counts)
    {
        foreach (var expression in expressions)
        {
            if (counts[expression.Rule] >= MostMatchesOfARule || !text.AsSpan(at).StartsWith(expression.Literal, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!work.TakeExpression())
                return;
            if (expression.Match(text, at) is > 0 and var length)
            {
                matches.Add(new(expression.Rule, new(at, at + length)));
                counts[expression.Rule]++;
            }
        }
    }
}
