namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>Morse with any two signs, or said in any two or three words (<c>di dah dit</c>): what most often stands between them keeps a letter together, what comes next parts letters, the rest parts words.</summary>
internal sealed class MorseReader : IPuzzleReader
{
    private const int Fewest = 24;
    private const int FewestLetters = 10;
    private const int LongestWord = 6;
    private const string Parting = "/|,;";

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        foreach (var words in (ReadOnlySpan<bool>)[true, false])
        {
            if (Signs(text, words) is not var (signs, kinds) || Gaps(text, signs) is not var (inside, between))
                continue;
            for (var dash = 0; dash < kinds; dash++)
            {
                if (Make(text, start, signs, dash, inside, between) is { Length: >= FewestLetters } made && gate.Pass(made.ToReading()) is { } reading)
                    return [reading];
            }
        }

        return [];
    }

    /// <summary>The signs with their kind, if there are two, or three words; nothing of anything else.</summary>
    private static (List<(int At, int End, int Kind)> Signs, int Kinds)? Signs(string text, bool words)
    {
        var signs = new List<(int At, int End, int Kind)>();
        var seen = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            if (words)
            {
                while (end < text.Length && char.IsAsciiLetter(text[end]))
                    end++;
                if (end - at > LongestWord)
                    return null;
            }
            else if (!char.IsWhiteSpace(text[at]) && !Parting.Contains(text[at], StringComparison.Ordinal))
                end = at + (char.IsSurrogatePair(text, at) ? 2 : 1);

            if (end == at)
            {
                at++;
                continue;
            }

            var sign = text.AsSpan(at, end - at);
            var kind = 0;
            while (kind < seen.Count && !sign.Equals(seen[kind], StringComparison.OrdinalIgnoreCase))
                kind++;
            if (kind == (words ? 3 : 2))
                return null;
            if (kind == seen.Count)
                seen.Add(sign.ToString());
            signs.Add((at, end, kind));
            at = end;
        }

        return signs.Count >= Fewest && seen.Count >= 2 ? (signs, seen.Count) : null;
    }

    /// <summary>What stands within a letter, and between letters.</summary>
    private static (string Inside, string Between)? Gaps(string text, List<(int At, int End, int Kind)> signs)
    {
        var usual = signs.Skip(1).Select((s, i) => text[signs[i].End..s.At]).CountBy(g => g, StringComparer.Ordinal).OrderByDescending(g => g.Value).Take(2).Select(g => g.Key).ToArray();
        return usual.Length < 2 ? null : usual[1].Length == 0 ? ("", usual[0]) : (usual[0], usual[1]);
    }

    private static ReadingBuilder Make(string text, int start, List<(int At, int End, int Kind)> signs, int dash, string inside, string between)
    {
        var made = new ReadingBuilder("morse");
        var code = new System.Text.StringBuilder();
        for (int i = 0, first = 0; i < signs.Count; i++)
        {
            code.Append(signs[i].Kind == dash ? '-' : '.');
            var gap = i + 1 < signs.Count ? text.AsSpan(signs[i].End, signs[i + 1].At - signs[i].End) : " ";
            if (i + 1 < signs.Count && gap.SequenceEqual(inside))
                continue;
            if (SignalCodeDecoder.Letter(code.ToString()) is not '\0' and var letter)
                made.Add(letter, start + signs[first].At, start + signs[i].End);
            if (i + 1 < signs.Count && !gap.SequenceEqual(between))
                made.Add(' ', start + signs[i].End, start + signs[i + 1].At);
            code.Clear();
            first = i + 1;
        }

        return made;
    }
}
