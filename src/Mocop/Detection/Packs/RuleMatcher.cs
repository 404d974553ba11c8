using System.Runtime.InteropServices;
using Mocop.Detection.Phrases;
using Mocop.Detection.Survey;

namespace Mocop.Detection.Packs;

/// <summary>A match of a rule in one view.</summary>
internal readonly record struct RuleMatch(int Rule, TextSpan Span);

/// <summary>
/// Finds the matches of a pack's phrases and expressions in one text. Phrases are looked for only around their triggers, expressions only where their literal
/// stands, so that the work grows with the text and not with what the text says.
/// </summary>
internal sealed class RuleMatcher(CompiledPack pack)
{
    private const int MostMatchesOfARule = 8;
    private const int GuardWords = 3;

    /// <summary>Finds the matches.</summary>
    /// <param name="text">The text of a view, in plain characters.</param>
    /// <param name="survey">What the fast pass saw in it.</param>
    /// <param name="work">Counts what was done, and stops it.</param>
    /// <param name="into">Takes the matches, and has room for what is in between.</param>
    internal void Match(ReadOnlySpan<char> text, TextSurvey survey, ScanWork work, MatchBuffer into)
    {
        into.Reset(pack);
        if (work.IsExhaustive)
            MatchAll(text, survey, work, into);
        else if (survey.HasTriggers)
            MatchAround(text, survey, work, into);
        var phrases = into.Matches.Count;
        TryLiterals(text, survey, work, into);
        if (into.Matches.Count == phrases)
            return;
        for (var i = phrases; i < into.Matches.Count; i++)
            survey.Near.Add(into.Matches[i].Span);
        survey.Near.Sort(static (a, b) => a.Start.CompareTo(b.Start));
    }

    private void MatchAll(ReadOnlySpan<char> text, TextSurvey survey, ScanWork work, MatchBuffer into)
    {
        var scanner = new WordScanner(text, 0, pack.Survey, survey, into.Hits);
        while (scanner.Next() >= 0)
        {
        }

        Array.Fill(into.Possible, true);
        MatchPhrases(work, into);
    }

    private void MatchAround(ReadOnlySpan<char> text, TextSurvey survey, ScanWork work, MatchBuffer into)
    {
        for (var trigger = survey.NextTrigger(0); trigger >= 0;)
        {
            if (!Counts(text, trigger, survey, out var reach))
            {
                trigger = survey.NextTrigger(trigger + 1);
                continue;
            }

            var start = SentenceStart.Before(text, trigger, reach);
            var first = trigger;
            var end = ReadRegion(text, start, ref trigger, survey, into);
            // A sign that no word follows.
            if (trigger == first)
                trigger = survey.NextTrigger(trigger + 1);
            work.Characters += end - start;
            if (FindPossible(into, out var isNear))
                MatchPhrases(work, into);
            if (isNear)
                survey.Near.Add(new(start, end));

            into.EndRegion();
        }
    }

    /// <summary>Reads words until those around the last trigger are complete. Moves <paramref name="trigger"/> to the first one that was not read.</summary>
    private int ReadRegion(ReadOnlySpan<char> text, int start, ref int trigger, TextSurvey survey, MatchBuffer into)
    {
        var scanner = new WordScanner(text, start, pack.Survey, survey, into.Hits);
        int lastPosition = int.MaxValue, lastSentence = int.MaxValue;
        while (scanner.Next() is >= 0 and var word)
        {
            if (word >= trigger && trigger >= 0)
            {
                if (lastPosition == int.MaxValue || Counts(text, trigger, survey, out _))
                {
                    lastPosition = scanner.Position + Phrase.Window;
                    lastSentence = scanner.Sentence + (into.Hits.Count > 0 ? pack.Reach[into.Hits[^1].Word] : 1);
                }

                trigger = survey.NextTrigger(word + 1);
            }
            else if (scanner.Position > lastPosition || scanner.Sentence > lastSentence)
                break;
        }

        return scanner.At;
    }

    /// <summary>Whether a trigger stands where it counts, and how many ends of sentences its phrases may cross.</summary>
    private bool Counts(ReadOnlySpan<char> text, int trigger, TextSurvey survey, out int reach)
    {
        reach = 1;
        if (CharacterTable.ClassOf(text[trigger]) != CharacterClass.Word)
            return true;
        var number = pack.Survey.NumberOf(text[trigger..survey.WordEnd(trigger)], trigger, survey);
        if (number < 0)
            return true;
        reach = pack.Reach[number];
        return pack.Pairs[number] is not { } pair || pair.StandsAt(text, trigger, pack.Survey, survey);
    }

    private bool FindPossible(MatchBuffer into, out bool isNear)
    {
        isNear = false;
        var any = false;
        var hits = CollectionsMarshal.AsSpan(into.Hits);
        foreach (ref readonly var hit in hits)
            into.Present.Add(hit.Word);
        into.Present.Sign();
        foreach (ref readonly var hit in hits)
        {
            if (into.Seen.Contains(hit.Word))
                continue;
            into.Seen.Add(hit.Word);
            foreach (var phrase in pack.Anchored[hit.Word])
            {
                if (into.Possible[phrase] || into.Counts[pack.Phrases[phrase].Rule] >= MostMatchesOfARule || !pack.Phrases[phrase].Phrase.IsPossible(into.Present, hits, ref isNear))
                    continue;
                into.Possible[phrase] = any = true;
            }
        }

        return any;
    }

    private void MatchPhrases(ScanWork work, MatchBuffer into)
    {
        var hits = into.Hits;
        for (var i = 0; i < hits.Count; i++)
        {
            foreach (var index in pack.Starts[hits[i].Word])
            {
                var rule = pack.Phrases[index].Rule;
                if (!into.Possible[index] || into.Counts[rule] >= MostMatchesOfARule)
                    continue;
                var last = pack.Phrases[index].Phrase.Match(hits, i, ref work.Steps);
                if (last < 0 || IsGuarded(hits, i, pack.Guards[rule]))
                    continue;
                into.Add(new(rule, new(hits[i].Start, hits[last].End)));
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

    private void TryLiterals(ReadOnlySpan<char> text, TextSurvey survey, ScanWork work, MatchBuffer into)
    {
        for (var at = 0; at + 1 < text.Length && text[at..^1].IndexOfAny(pack.FirstSigns) is >= 0 and var skip; at++)
        {
            at += skip;
            if (pack.BeginsLiteral(text[at], text[at + 1]))
                TryExpressions(pack.ExpressionsAt(text[at]), text, at, work, into);
        }

        foreach (var at in survey.LiteralStarts)
        {
            if (at == 0 || !CharacterTable.IsWord(text[at - 1]))
                TryExpressions(pack.ExpressionsAt(text[at]), text, at, work, into);
        }
    }

    private static void TryExpressions(ReadOnlySpan<RuleExpression> expressions, ReadOnlySpan<char> text, int at, ScanWork work, MatchBuffer into)
    {
        foreach (var expression in expressions)
        {
            if (into.Counts[expression.Rule] >= MostMatchesOfARule || !text[at..].StartsWith(expression.Literal, StringComparison.OrdinalIgnoreCase))
                continue;
            if (!work.TakeExpression())
                return;
            if (expression.Match(text, at) is > 0 and var length)
            {
                into.Add(new(expression.Rule, new(at, at + length)));
            }
        }
    }
}
