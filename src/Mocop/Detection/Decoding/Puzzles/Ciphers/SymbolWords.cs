namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>A text in signs that may stand for letters, whatever they are: characters, or groups of them with something between. Words have gaps between them, or the most frequent sign.</summary>
internal sealed class SymbolWords
{
    private const int Fewest = 40;
    private const int FewestKinds = 8;
    private const int MostKinds = 36;
    private const int FewestWords = 6;
    private const int LongestWord = 24;

    /// <summary>The least share of equal pairs of signs, in thousandths; letters of a language have 65, noise 38 and less.</summary>
    private const int LeastAlike = 50;

    private readonly List<(int At, int End, int Kind)> _signs = [];
    private readonly List<string> _kinds = [];

    /// <summary>The signs of each word.</summary>
    internal List<List<(int At, int End, int Kind)>> Words { get; } = [];

    internal int Kinds => _kinds.Count;

    /// <summary>Whether each character is a sign.</summary>
    internal bool AreCharacters { get; private init; }

    /// <summary>The ways in which a text may be made of signs.</summary>
    internal static IEnumerable<SymbolWords> Of(string text)
    {
        foreach (var size in (int[])[0, 4, 1, 2, 3])
        {
            var words = new SymbolWords { AreCharacters = size == 1 };
            if (size switch { 0 => words.ReadGroups(text, IsGap), 4 => IsComposed(text) && words.ReadGroups(text, char.IsWhiteSpace), 1 => words.ReadCharacters(text), _ => words.ReadRun(text, size) } && words.IsMeant())
                yield return words;
        }
    }

    /// <summary>One sign for each character; what follows it without a form of its own belongs to it.</summary>
    private bool ReadCharacters(string text)
    {
        var word = new List<(int At, int End, int Kind)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at + (char.IsSurrogatePair(text, at) ? 2 : 1);
            while (end < text.Length && text[end] is '\uFE0F' or '\uFE0E' or '\u200D')
                end++;
            if (char.IsWhiteSpace(text[at]) || (text[at] < 0x80 && !char.IsAsciiLetter(text[at])) || text[at] is '\u16EB' or '\u1680')
                End(word);
            else if (!Add(word, text, at, end))
                return false;
            at = end;
        }

        End(word);
        return true;
    }

    /// <summary>Groups of characters; most often the same stands between them, and something else between words.</summary>
    private bool ReadGroups(string text, Func<char, bool> isGap)
    {
        var all = new List<(int At, int End, int Kind)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !isGap(text[end]))
                end++;
            if (end > at && (end > at + 1 || !IsGap(text[at])) && !Add(all, text, at, end))
                return false;
            at = Math.Max(end, at + 1);
        }

        if (all.Count < Fewest)
            return false;
        var usual = all.Skip(1).Select((s, i) => text[all[i].End..s.At]).CountBy(g => g, StringComparer.Ordinal).MaxBy(g => g.Value);
        Cut(all, usual.Value * 20 > all.Count * 19, (before, after) => text.AsSpan(before.End, after.At - before.End).SequenceEqual(usual.Key));
        return true;
    }

    private bool ReadRun(string text, int size)
    {
        var run = text.AsSpan().Trim();
        var start = text.AsSpan().IndexOf(run);
        var all = new List<(int At, int End, int Kind)>();
        if (run.Length < Fewest * size || run.Length % size != 0 || run.ContainsAny(" \n\t"))
            return false;
        for (var at = start; at < start + run.Length; at += size)
        {
            if (!Add(all, text, at, at + size))
                return false;
        }

        Cut(all, bySign: true, (_, _) => true);
        return true;
    }

    /// <summary>Whether signs stand within the groups (<c>2-1</c>, <c>1,8</c>) at least as often as there are groups.</summary>
    private static bool IsComposed(string text)
    {
        int inside = 0, groups = 1;
        for (var i = 1; i + 1 < text.Length; i++)
        {
            groups += char.IsWhiteSpace(text[i]) ? 1 : 0;
            inside += IsGap(text[i]) && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]) ? 1 : 0;
        }

        return inside * 5 >= groups * 3;
    }

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '-' or '|' or '/' or '.' or ':' or '[' or ']' or '(' or ')' or '"';

    private bool Add(List<(int At, int End, int Kind)> word, string text, int at, int end)
    {
        var sign = text.AsSpan(at, end - at);
        var kind = 0;
        while (kind < _kinds.Count && !sign.Equals(_kinds[kind], StringComparison.OrdinalIgnoreCase))
            kind++;
        if (kind == MostKinds)
            return false;
        if (kind == _kinds.Count)
            _kinds.Add(sign.ToString());
        word.Add((at, end, kind));
        return true;
    }

    private void Cut(List<(int At, int End, int Kind)> all, bool bySign, Func<(int At, int End, int Kind), (int At, int End, int Kind), bool> joins)
    {
        var space = bySign ? all.CountBy(s => s.Kind).MaxBy(c => c.Value).Key : -1;
        var word = new List<(int At, int End, int Kind)>();
        foreach (var sign in all)
        {
            if (sign.Kind == space || (word.Count > 0 && !joins(word[^1], sign)))
                End(word);
            if (sign.Kind != space)
                word.Add(sign);
        }

        End(word);
    }

    private void End(List<(int At, int End, int Kind)> word)
    {
        if (word.Count > 0)
            Words.Add([.. word]);
        _signs.AddRange(word);
        word.Clear();
    }

    /// <summary>Whether the signs may be letters: as many kinds as there may be, some of them frequent, words as long as words are.</summary>
    private bool IsMeant()
    {
        if (_signs.Count < Fewest || Kinds < FewestKinds || Words.Count < FewestWords || Words.Exists(w => w.Count > LongestWord) || _signs.Count < 5 * Words.Count / 2 || _signs.Count > 9 * Words.Count)
            return false;
        long alike = _signs.CountBy(s => s.Kind).Sum(c => (long)c.Value * (c.Value - 1));
        return alike * 1000 >= (long)_signs.Count * (_signs.Count - 1) * LeastAlike;
    }
}
