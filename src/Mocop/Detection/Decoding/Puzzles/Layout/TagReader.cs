namespace Mocop.Detection.Decoding.Puzzles.Layout;

/// <summary>A text without its tags and comments, where they stand between letters: blocks end a line, the others leave nothing.</summary>
internal static class TagReader
{
    private const int Fewest = 3;
    private const int Widest = 200;
    private static readonly (string Open, string Close)[] Marks = [("<!--", "-->"), ("/*", "*/"), ("{#", "#}"), ("{{!", "}}"), ("<", ">")];
    private static readonly string[] Blocks = ["p", "/p", "div", "/div", "br", "br/", "li", "/li", "tr", "/tr", "td", "/td", "/h1", "/h2"];

    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        var tags = 0;
        for (var at = 0; tags < Fewest && text[at..].IndexOfAny('<', '/', '{') is >= 0 and var skip; at++)
        {
            at += skip;
            if (at > 0 && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && text[at + 1] is '!' or '*' or '#' or '/' or '{' or (>= 'a' and <= 'z'))
                tags += text[at] == '<' || text[at + 1] is '*' or '#' or '{' ? 1 : 0;
        }

        return tags >= Fewest;
    }

    internal static Reading? Read(string text)
    {
        var made = new ReadingBuilder("markup");
        var inside = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = MarkEnd(text, at, out var isBlock);
            if (end == at)
            {
                made.Copy(text.AsSpan(at, 1), at);
                at++;
                continue;
            }

            inside += at > 0 && end < text.Length && char.IsAsciiLetterOrDigit(text[at - 1]) && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '<') ? 1 : 0;
            if (isBlock)
                made.Add('\n', at, end);
            at = end;
        }

        return inside >= Fewest ? made.ToReading() : null;
    }

    private static int MarkEnd(string text, int at, out bool isBlock)
    {
        isBlock = false;
        foreach (var (open, close) in Marks)
        {
            if (string.CompareOrdinal(text, at, open, 0, open.Length) != 0)
                continue;
            var length = Math.Min(Widest, text.Length - at - open.Length);
            var end = text.IndexOf(close, at + open.Length, length, StringComparison.Ordinal);
            if (end < 0)
                continue;
            var name = text.AsSpan(at + open.Length, end - at - open.Length);
            var space = name.IndexOf(' ');
            isBlock = open == "<" && Blocks.Contains((space < 0 ? name : name[..space]).ToString(), StringComparer.OrdinalIgnoreCase);
            return end + close.Length;
        }

        return at;
    }
}
