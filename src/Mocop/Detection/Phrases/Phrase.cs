namespace Mocop.Detection.Phrases;

/// <summary>A pattern ready for matching, against numbers of one vocabulary.</summary>
internal sealed class Phrase
{
    /// <summary>A match lies inside this many words.</summary>
    internal const int Window = 64;

    private const int FewestOfNear = 3;
    private const int Nowhere = int.MinValue / 2;

    /// <summary>How many words more than a match allows may stand between two parts where a phrase nearly stands.</summary>
    private const int Slack = 4;

    private readonly Part[] _parts;
    private readonly Part[] _required;
    private readonly (WordSet Words, int Reach)[] _inOrder;
    private readonly bool _lineStart;

    internal Phrase(PhraseText text, Vocabulary vocabulary)
    {
        _lineStart = text.LineStart;
        _parts = [.. text.Parts.Select(p => new Part(p, vocabulary))];
        _required = [.. _parts.Where(p => !p.Optional).OrderBy(p => p.FirstWords.Count())];
        _inOrder = InOrder(_parts);
        Sentences = text.Parts.Count(p => p.Gap.CrossesSentence);
    }

    /// <summary>How many ends of sentences a match may cross.</summary>
    internal int Sentences { get; }

    /// <summary>The words that a match can begin with.</summary>
    internal IEnumerable<int> Starts => _parts[0].FirstWords.Members();

    /// <summary>Whether every part that must be there has some word among those present.</summary>
    /// <param name="present">The words of a stretch.</param>
    /// <param name="hits">The same words as they stand.</param>
    /// <param name="isNear">Becomes true if the parts, three or more, stand in order but for at most one.</param>
    internal bool IsPossible(WordSet present, ReadOnlySpan<WordHit> hits, ref bool isNear)
    {
        var missing = 0;
        foreach (var part in _required)
        {
            if (part.FirstWords.Overlaps(present))
                continue;
            if (++missing == 2 || _required.Length < FewestOfNear)
                return false;
        }

        isNear = isNear || StandsInOrder(hits);
        return missing == 0;
    }

    /// <summary>Whether the parts that must be there follow each other about as close as in a match: all, or all but one of three or more.</summary>
    private bool StandsInOrder(ReadOnlySpan<WordHit> hits)
    {
        // By part: where the parts up to it last began one behind the other, all of them and all but one.
        Span<int> all = stackalloc int[PhraseText.MostParts];
        Span<int> allButOne = stackalloc int[PhraseText.MostParts];
        all.Fill(Nowhere);
        allButOne.Fill(Nowhere);
        var last = _inOrder.Length - 1;
        var mayMiss = _inOrder.Length >= FewestOfNear;
        foreach (ref readonly var hit in hits)
        {
            for (var part = last; part >= 0; part--)
            {
                if (!_inOrder[part].Words.Contains(hit.Word))
                    continue;
                var reach = hit.Position - _inOrder[part].Reach;
                if (part == 0 || all[part - 1] >= reach)
                    all[part] = hit.Position;
                if (part > 0 && (allButOne[part - 1] >= reach || part == 1 || all[part - 2] >= reach - _inOrder[part - 1].Reach))
                    allButOne[part] = hit.Position;
            }

            if (all[last] >= 0 || (mayMiss && (allButOne[last] >= 0 || all[last - 1] >= 0)))
                return true;
        }

        return false;
    }

    /// <summary>The parts that must be there, with the most words that the beginning of each may stand behind that of the one before.</summary>
    private static (WordSet Words, int Reach)[] InOrder(Part[] parts)
    {
        var required = new List<(WordSet, int)>();
        var reach = Slack;
        foreach (var part in parts)
        {
            reach += part.WidestGap;
            if (!part.Optional)
            {
                required.Add((part.FirstWords, reach));
                reach = Slack;
            }

            reach += part.Alternatives.Max(a => a.Length);
        }

        return [.. required];
    }

    /// <summary>Matches from the hit <paramref name="first"/> on.</summary>
    /// <param name="hits">The known words of the text.</param>
    /// <param name="first">Where the match must begin.</param>
    /// <param name="steps">Grows by the hits that were looked at.</param>
    /// <returns>The last hit of the shortest match, or -1.</returns>
    internal int Match(List<WordHit> hits, int first, ref long steps)
    {
        var origin = hits[first];
        if (_lineStart && (origin.Marks & WordMarks.LineStart) == WordMarks.None)
            return -1;
        var ends = 1UL;
        for (var p = 0; p < _parts.Length; p++)
        {
            var part = _parts[p];
            var reach = p == 0 ? 1UL : part.Spread(ends);
            ulong found = 0;
            for (var i = first; i < hits.Count; i++)
            {
                steps++;
                var offset = hits[i].Position - origin.Position;
                if (offset >= Window || hits[i].Sentence - origin.Sentence > Sentences)
                    break;
                if ((reach >> offset & 1) != 0)
                    found |= part.EndsFrom(hits, i, offset, origin.Sentence + Sentences);
                if (p == 0 || reach >> offset == 0)
                    break;
            }

            ends = part.Optional ? ends | found : found;
            if (ends == 0)
                return -1;
        }

        var last = origin.Position + System.Numerics.BitOperations.TrailingZeroCount(ends) - 1;
        for (var i = first; i < hits.Count && hits[i].Position <= last; i++)
        {
            if (hits[i].Position == last)
                return i;
        }

        return -1;
    }

    private sealed class Part
    {
        private readonly PhraseGap _gap;
        private readonly bool _colon;

        internal Part(PhrasePart part, Vocabulary vocabulary)
        {
            _gap = part.Gap;
            _colon = part.Colon;
            Optional = part.Optional;
            FirstWords = new(vocabulary.Count);
            var sequences = part.Alternatives.Where(a => a.Length > 1).Select(a => a.Select(vocabulary.SetOf).ToArray());
            WordSet[][] single = part.Alternatives.Any(a => a.Length == 1) ? [[new WordSet(vocabulary.Count)]] : [];
            foreach (var alternative in part.Alternatives.Where(a => a.Length == 1))
                single[0][0].Add(vocabulary.SetOf(alternative[0]));
            Alternatives = [.. single, .. sequences];
            foreach (var alternative in Alternatives)
                FirstWords.Add(alternative[0]);
            FirstWords.Sign();
        }

        internal bool Optional { get; }

        internal int WidestGap => _gap.Maximum;

        internal WordSet FirstWords { get; }

        internal WordSet[][] Alternatives { get; }

        internal ulong Spread(ulong ends)
        {
            ulong reach = 0;
            for (var gap = _gap.Minimum; gap <= _gap.Maximum; gap++)
                reach |= ends << gap;
            return reach;
        }

        internal ulong EndsFrom(List<WordHit> hits, int at, int offset, int lastSentence)
        {
            if (!FirstWords.Contains(hits[at].Word))
                return 0;
            ulong ends = 0;
            foreach (var alternative in Alternatives)
            {
                var last = at + alternative.Length - 1;
                if (last < hits.Count && hits[last].Sentence <= lastSentence && offset + alternative.Length < Window && Follows(hits, at, alternative))
                    ends |= 1UL << (offset + alternative.Length);
            }

            return ends;
        }

        private bool Follows(List<WordHit> hits, int at, WordSet[] words)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (hits[at + i].Position != hits[at].Position + i || !words[i].Contains(hits[at + i].Word))
                    return false;
            }

            return !_colon || (hits[at + words.Length - 1].Marks & WordMarks.Colon) != WordMarks.None;
        }
    }
}
