using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>
/// Words or letters in a frame that comes again and again (keys, tags, log lines, table cells, a filler): what is always the same is left out, and what stands within it is read as one text.
/// </summary>
internal static class ScaffoldReader
{
    private const int Fewest = 5;
    private const int FewestAlike = 4;
    private const int Longest = 2048;
    private const int LongestLine = 64;
    private const int Looked = 5;
    private const int MostPeriod = 3;

    /// <summary>Letters in a row that are pieces of words, not words.</summary>
    private const double PieceLength = 1.6;

    /// <summary>How many of the gaps between words must be more than a space or a comma, in hundredths.</summary>
    private const int LeastFramed = 45;

    /// <summary>More words than these, with nothing between them, are a sentence of their own.</summary>
    private const int MostTogether = 4;

    /// <summary>One word in so many is one that sentences are held together by.</summary>
    private const int MostBetweenSmall = 7;

    /// <summary>Longer rows of words are the names and values of a program or a form.</summary>
    private const int MostWords = 80;

    private static readonly System.Collections.Frozen.FrozenSet<string> Small = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        "a all an and any are as at be by do for from has have i if in into is it me my no not now of on or our that the this to was we with you your".Split(' '), StringComparer.OrdinalIgnoreCase);

    private static readonly System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsSmall = Small.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly System.Buffers.SearchValues<char> Openings = System.Buffers.SearchValues.Create("<[{=:\\'\"`#@$");

    /// <summary>Whether a text has many short lines that begin alike. Allocates nothing.</summary>
    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest || text.Count('\n') is not (>= Looked - 1 and var lines) || text.Length > (lines + 1) * LongestLine)
            return false;
        // A line that is only said again frames nothing.
        var second = text[(text.IndexOf('\n') + 1)..];
        if (text.StartsWith(second[..Math.Max(0, second.IndexOf('\n'))]))
            return false;
        Span<(char First, char Second)> starts = stackalloc (char, char)[Looked + MostPeriod - 1];
        var count = 0;
        while (count < starts.Length && !text.IsEmpty)
        {
            starts[count++] = (ClassOf(text[0]), text.Length > 1 ? ClassOf(text[1]) : ' ');
            var end = text.IndexOf('\n');
            text = end < 0 ? [] : text[(end + 1)..];
        }

        return AreAlike(starts[..count], 1) || AreAlike(starts[..count], 2) || AreAlike(starts[..count], MostPeriod);
    }

    private static bool AreAlike(ReadOnlySpan<(char, char)> starts, int period) => starts.Length >= Looked && starts[period..].SequenceEqual(starts[..^period]);

    /// <summary>What stands in the frame; nothing if there is none, or no language in it.</summary>
    internal static Reading? Read(string text, LanguageGate gate)
    {
        var words = Words(text);
        if (words.Count < Fewest * 2 || (!text.AsSpan().ContainsAny(Openings) && text.AsSpan().IndexOfAnyInRange('0', '9') < 0 && !text.Contains('\n', StringComparison.Ordinal)))
            return null;
        var counts = words.CountBy(w => FrameOf(text, w), StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var kept = words.Where(w => !IsFrame(text, w, counts, words.Count)).ToList();
        if (kept.Count < Fewest)
            return null;
        int framed = 0, together = 1;
        for (var i = 1; i < kept.Count; i++)
        {
            var isFramed = IsFramed(text.AsSpan(kept[i - 1].End, kept[i].At - kept[i - 1].End));
            framed += isFramed ? 1 : 0;
            together = isFramed ? 1 : together + 1;
            if (together > MostTogether)
                return null;
        }

        if (framed * 100 < (kept.Count - 1) * LeastFramed)
            return null;
        return kept.Average(w => w.End - w.At) < PieceLength ? Letters(text, kept, gate) : Sentence(text, kept, gate);
    }

    private static char ClassOf(char c) => char.IsAsciiDigit(c) ? '0' : char.IsAsciiLetter(c) ? 'a' : c;

    private static List<(int At, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end > at)
                words.Add((at, end));
            at = Math.Max(end, at + 1);
        }

        return words;
    }

    /// <summary>A word with the signs next to it; any digit is like any other.</summary>
    private static string FrameOf(string text, (int At, int End) word) =>
        string.Concat([Neighbour(text, word.At - 1)], text.AsSpan(word.At, word.End - word.At), [Neighbour(text, word.End)]);

    private static char Neighbour(string text, int at) => at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]) ? ' ' : ClassOf(text[at]);

    private static bool IsFrame(string text, (int At, int End) word, Dictionary<string, int> counts, int all) =>
        counts[FrameOf(text, word)] is >= FewestAlike and var count && count * 12 >= all
        && (word.End - word.At > 3 || Neighbour(text, word.At - 1) != ' ' || Neighbour(text, word.End) != ' ' || !Lexicon.IsEnglish(text.AsSpan(word.At, word.End - word.At)));

    private static bool IsFramed(ReadOnlySpan<char> gap) => gap.Contains('\n') || gap.ContainsAnyInRange('0', '9') || gap.Trim(" ,.").Length > 1;

    private static Reading? Sentence(string text, List<(int At, int End)> words, LanguageGate gate)
    {
        var made = new ReadingBuilder("frame");
        foreach (var (at, end) in words)
        {
            if (made.Length > 0)
                made.Add(' ', at, at);
            made.Copy(text.AsSpan(at, end - at), at);
        }

        var reading = made.ToReading();
        if (gate.Lexicon.Coverage(reading.Text) >= Lexicon.Sure)
            return words.Count(w => IsSmall.Contains(text.AsSpan(w.At, w.End - w.At))) * MostBetweenSmall >= words.Count && words.Count <= MostWords ? reading : null;
        // Pieces of words: the spaces between them may stand in the text.
        return LetterPairs.Mean(reading.Text, CipherMaps.Plain) >= LetterPairs.Language ? reading.Cut(new(gate.Lexicon)) : null;
    }

    /// <summary>Letters; words end where the frame is another one than most often.</summary>
    private static Reading? Letters(string text, List<(int At, int End)> letters, LanguageGate gate)
    {
        var gaps = letters.Skip(1).Select((w, i) => Shape(text.AsSpan(letters[i].End, w.At - letters[i].End))).ToArray();
        var usual = gaps.CountBy(g => g, StringComparer.Ordinal).MaxBy(g => g.Value).Key;
        var made = new ReadingBuilder("frame");
        for (var i = 0; i < letters.Count; i++)
        {
            if (i > 0 && gaps[i - 1] != usual)
                made.Add(' ', letters[i].At, letters[i].At);
            made.Copy(text.AsSpan(letters[i].At, letters[i].End - letters[i].At), letters[i].At);
        }

        return gate.Pass(made.ToReading());
    }

    /// <summary>A gap with any number of digits as one.</summary>
    private static string Shape(ReadOnlySpan<char> gap)
    {
        var shape = new System.Text.StringBuilder();
        foreach (var c in gap)
        {
            if (!char.IsAsciiDigit(c) || shape.Length == 0 || shape[^1] != '0')
                shape.Append(ClassOf(c));
        }

        return shape.ToString();
    }
}
