using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Spellings;

/// <summary>Words with something inside of them: signs, emphasis, comments, tags (<c>ig&lt;!-- --&gt;nore</c>, <c>pre**vious**</c>, <c>in-struc-tions</c>).</summary>
internal static class FragmentReader
{
    private const int Fewest = 2;
    private const int LongestWord = 20;
    private const int MostJoined = 16;
    private const int WidestTag = 120;
    private const int WidestSigns = 8;

    /// <summary>The text with its words whole; nothing if fewer than two become words by it.</summary>
    internal static Reading? Read(string text, Lexicon lexicon)
    {
        if (!IsLikely(text, lexicon))
            return null;
        var made = new ReadingBuilder("fragments");
        var gained = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                made.Copy(text.AsSpan(at, 1), at);
                at++;
                continue;
            }

            var ends = Pieces(text, at);
            if (ends.Count == 1 || !Join(text, at, ends, lexicon, made, ref gained))
                made.Copy(text.AsSpan(at, ends[^1].End - at), at);
            at = ends[^1].End;
        }

        return gained >= Fewest ? made.ToReading() : null;
    }

    /// <summary>Whether enough words are gained. Ordinary text has hyphens and slashes enough to ask for it, and is not worth copying.</summary>
    private static bool IsLikely(string text, Lexicon lexicon)
    {
        var gained = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            var next = SkipSigns(text, end);
            if (next == end || next >= text.Length || !char.IsAsciiLetter(text[next]))
            {
                at = end;
                continue;
            }

            var pieces = Pieces(text, at);
            gained += Gained(text, pieces, lexicon);
            if (gained >= Fewest)
                return true;
            at = pieces[^1].End;
        }

        return false;
    }

    /// <summary>How many words <see cref="Join"/> would make.</summary>
    private static int Gained(string text, List<(int Start, int End)> pieces, Lexicon lexicon)
    {
        var gained = 0;
        Span<char> word = stackalloc char[LongestWord];
        for (var first = 0; first < pieces.Count; first++)
        {
            int length = 0, best = -1;
            var whole = true;
            for (var last = first; last < pieces.Count && last <= first + MostJoined; last++)
            {
                var piece = text.AsSpan(pieces[last].Start, pieces[last].End - pieces[last].Start);
                if (length + piece.Length > LongestWord)
                    break;
                piece.CopyTo(word[length..]);
                length += piece.Length;
                whole = whole && piece.Length > 2 && lexicon.Contains(piece);
                if (last > first && length >= 3 && !whole && lexicon.Contains(word[..length]))
                    best = last;
            }

            if (best < 0)
                continue;
            gained++;
            first = best;
        }

        return gained;
    }

    /// <summary>Pieces of letters with signs or tags between them and no space.</summary>
    private static List<(int Start, int End)> Pieces(string text, int at)
    {
        var pieces = new List<(int, int)>();
        while (true)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            pieces.Add((at, end));
            var next = SkipSigns(text, end);
            if (next == end || next >= text.Length || !char.IsAsciiLetter(text[next]) || pieces.Count == 64)
                return pieces;
            at = next;
        }
    }

    private static int SkipSigns(string text, int at)
    {
        for (var signs = 0; at < text.Length && signs < WidestSigns;)
        {
            if (text[at] == '<' || (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '*') || (text[at] == '{' && at + 1 < text.Length && text[at + 1] is '/' or '#' or '-' or '*' or '!'))
            {
                var rest = text.AsSpan(at, Math.Min(WidestTag, text.Length - at));
                var close = text[at] == '<' ? rest.StartsWith("<!--") ? rest.IndexOf("-->") + 2 : rest.IndexOf('>') : text[at] == '/' ? rest.IndexOf("*/") + 1 : rest.IndexOf('}');
                if (close < 2 && close <= 0)
                    return at;
                at += close + 1;
                continue;
            }

            if (char.IsWhiteSpace(text[at]) || char.IsAsciiLetterOrDigit(text[at]))
                return at;
            at++;
            signs++;
        }

        return at;
    }

    /// <summary>Joins as many pieces as make a known word, the longest first.</summary>
    private static bool Join(string text, int start, List<(int Start, int End)> pieces, Lexicon lexicon, ReadingBuilder made, ref int gained)
    {
        var joined = false;
        var copied = start;
        for (var first = 0; first < pieces.Count; first++)
        {
            for (var last = Math.Min(pieces.Count - 1, first + MostJoined); last > first; last--)
            {
                var word = string.Concat(pieces[first..(last + 1)].Select(p => text[p.Start..p.End]));
                if (word.Length < 3 || word.Length > LongestWord || !lexicon.Contains(word) || pieces[first..(last + 1)].All(p => p.End - p.Start > 2 && lexicon.Contains(text.AsSpan(p.Start, p.End - p.Start))))
                    continue;
                made.Copy(text.AsSpan(copied, pieces[first].Start - copied), copied);
                for (var i = first; i <= last; i++)
                    made.Copy(text.AsSpan(pieces[i].Start, pieces[i].End - pieces[i].Start), pieces[i].Start);
                copied = pieces[last].End;
                first = last;
                joined = true;
                gained++;
                break;
            }
        }

        if (joined)
            made.Copy(text.AsSpan(copied, pieces[^1].End - copied), copied);
        return joined;
    }
}
