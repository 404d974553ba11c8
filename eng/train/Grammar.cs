using System.Text;

namespace Mocop.Train;

/// <summary>
/// Sentences with choices: <c>[name]</c> begins a section, a line is one alternative of it, <c>{name}</c> stands for one of a section, <c>(a|b|)</c> for one of these.
/// <c>[nl] [nl?] [[] []] [lp] [rp] [pipe]</c> are a line end, perhaps one, brackets, parentheses and a bar. Other braces are themselves.
/// </summary>
internal sealed class Grammar
{
    private const int Deepest = 12;
    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);

    internal static Grammar Read(params IEnumerable<string> files)
    {
        var grammar = new Grammar();
        foreach (var file in files)
        {
            List<string>? section = null;
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
            {
                if (line[0] == '[' && line[^1] == ']' && !line.Contains(' ', StringComparison.Ordinal) && line.IndexOf(']', StringComparison.Ordinal) == line.Length - 1)
                    grammar._sections[line[1..^1]] = section = grammar._sections.GetValueOrDefault(line[1..^1]) ?? [];
                else
                    section!.Add(line);
            }
        }

        return grammar;
    }

    /// <summary>The sections that hold whole texts: their names begin with an exclamation mark.</summary>
    internal IEnumerable<string> Roots => _sections.Keys.Where(k => k[0] == '!').Order(StringComparer.Ordinal);

    internal IReadOnlyList<string> Lines(string section) => _sections[section];

    /// <summary>One text of a section.</summary>
    internal string Sample(string section, Random random) => Expand(Lines(section)[random.Next(Lines(section).Count)], random, 0);

    /// <summary>One text of a line.</summary>
    internal string Expand(string line, Random random, int depth = 0)
    {
        if (depth > Deepest)
            return "";
        var text = new StringBuilder();
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '(' when Closing(line, at) is > 0 and var end:
                    var alternatives = Alternatives(line[(at + 1)..end]);
                    text.Append(Expand(alternatives[random.Next(alternatives.Count)], random, depth + 1));
                    at = end;
                    break;
                case '{' when line.IndexOf('}', at) is > 0 and var close && _sections.ContainsKey(line[(at + 1)..close]):
                    text.Append(Expand(Lines(line[(at + 1)..close])[random.Next(Lines(line[(at + 1)..close]).Count)], random, depth + 1));
                    at = close;
                    break;
                case '[' when Escape(line.AsSpan(at), random, out var length) is { } sign:
                    text.Append(sign);
                    at += length - 1;
                    break;
                default:
                    text.Append(line[at]);
                    break;
            }
        }

        return text.ToString();
    }

    private static string? Escape(ReadOnlySpan<char> at, Random random, out int length)
    {
        foreach (var (name, sign) in (ReadOnlySpan<(string, string)>)[("[nl]", "\n"), ("[nl?]", "\n"), ("[[]", "["), ("[]]", "]"), ("[lp]", "("), ("[rp]", ")"), ("[pipe]", "|")])
        {
            if (!at.StartsWith(name, StringComparison.Ordinal))
                continue;
            length = name.Length;
            return name == "[nl?]" && random.Next(2) == 0 ? "" : sign;
        }

        length = 0;
        return null;
    }

    private static int Closing(string line, int open)
    {
        var depth = 0;
        for (var at = open; at < line.Length; at++)
        {
            depth += line[at] == '(' ? 1 : line[at] == ')' ? -1 : 0;
            if (depth == 0)
                return at;
        }

        return -1;
    }

    private static List<string> Alternatives(string inner)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (var at = 0; at < inner.Length; at++)
        {
            depth += inner[at] == '(' ? 1 : inner[at] == ')' ? -1 : 0;
            if (inner[at] == '|' && depth == 0)
            {
                parts.Add(inner[start..at]);
                start = at + 1;
            }
        }

        parts.Add(inner[start..]);
        return parts;
    }
}
