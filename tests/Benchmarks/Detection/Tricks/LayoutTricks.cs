using System.Globalization;
using static Benchmarks.Detection.Tricks.Trick;

namespace Benchmarks.Detection.Tricks;

/// <summary>Words and letters laid out over lines, columns, lists and sentences.</summary>
internal static class LayoutTricks
{
    private static readonly string[] Starts = Split("apples bring clouds dawn every friends grow houses inside jolly kites love many nights over people quiet rain some the under very when xylophones your zebras");

    internal static readonly Dictionary<string, Func<string, string>> All = new(StringComparer.Ordinal)
    {
        ["wrapped-hyphens"] = s => Wrapped(s, 11, "-\n"),
        ["wrapped-hard"] = s => Wrapped(s, 9, "\n"),
        ["wrapped-quoted"] = s => "> " + Wrapped(s, 13, "\n> "),
        ["wrapped-comments"] = s => "// " + Wrapped(s, 14, "\n// "),
        ["words-quoted-twice"] = s => ByWord(s, (w, _) => "> > " + w),
        ["words-commented"] = s => ByWord(s, (w, _) => "# " + w),
        ["words-rem"] = s => ByWord(s, (w, i) => $"{(i + 1) * 10} REM {w}"),
        ["words-log"] = s => ByWord(s, (w, i) => $"2024-05-01T10:{i:00}:07Z INFO worker-{i % 3} {w}"),
        ["words-log-kv"] = s => ByWord(s, (w, i) => $"level=info ts={1714557600 + i} msg={w}"),
        ["letters-log"] = s => string.Join('\n', s.Select((c, i) => $"[{i:000}] {c}")),
        ["subtitles"] = s => string.Join("\n\n", s.Split(' ').Chunk(2).Select((p, i) => $"{i + 1}\n00:00:{i:00},000 --> 00:00:{i + 1:00},000\n{string.Join(' ', p)}")),
        ["lyrics"] = s => ByWord(s, (w, i) => $"[00:{i:00}.50]{w}"),
        ["diff"] = s => "@@ -1,4 +1,9 @@\n" + ByWord(s, (w, _) => "+" + w),
        ["diff-mixed"] = s => string.Join('\n', s.Split(' ').SelectMany((w, i) => new[] { $"- {Starts[i * 5 % 26]}", $"+ {w}" })),
        ["git-log"] = s => ByWord(s, (w, i) => $"{(i * 7919 * 31 % 0xFFFFFFF):x7} {w}"),
        ["line-numbers"] = s => string.Join('\n', s.Split(' ').Chunk(3).Select((p, i) => $"{i + 1,4}: {string.Join(' ', p)}")),
        ["speakers"] = s => ByWord(s, (w, i) => $"{(i % 2 == 0 ? "Anna" : "Ben")}: {w}"),
        ["speakers-times"] = s => ByWord(s, (w, i) => $"[{10 + (i / 60)}:{i % 60:00}] <{(i % 2 == 0 ? "kim" : "lou")}> {w}"),
        ["crossword"] = s => ByWord(s, (w, i) => $"{i + 1} {(i % 2 == 0 ? "Across" : "Down")} ({w.Length}): {w.ToUpperInvariant()}"),
        ["shopping-list"] = s => ByWord(s, (w, i) => $"[ ] {i % 3 + 1}x {w}"),
        ["two-columns"] = s => s.Split(' ') is var w && (w.Length + 1) / 2 is var half ? string.Join('\n', Enumerable.Range(0, half).Select(i => $"{w[i],-16} | {(i + half < w.Length ? w[i + half] : "")}")) : s,
        ["three-columns-down"] = s => s.Split(' ') is var w && (w.Length + 2) / 3 is var rows ? string.Join('\n', Enumerable.Range(0, rows).Select(r => string.Concat(Enumerable.Range(0, 3).Select(c => (c * rows) + r < w.Length ? $"{w[(c * rows) + r],-16}" : "")).TrimEnd())) : s,
        ["html-table"] = s => "<table>" + string.Concat(s.Split(' ').Chunk(3).Select(r => "<tr>" + string.Concat(r.Select(w => $"<td>{w}</td>")) + "</tr>")) + "</table>",
        ["csv-column"] = s => "id,token,weight\n" + ByWord(s, (w, i) => $"{i},{w},{(i * 37 % 100) / 100.0:0.00}".ToString(CultureInfo.InvariantCulture)),
        ["tsv-letters"] = s => string.Join('\n', s.Split(' ').Select(w => string.Join('\t', w.ToCharArray()))),
        ["letters-in-square"] = s => string.Join('\n', Letters(s).ToUpperInvariant().Chunk(8).Select(r => string.Join(' ', r))),
        ["letters-in-square-down"] = s => Letters(s) is var l && (l.Length + 7) / 8 is var rows ? string.Join('\n', Enumerable.Range(0, rows).Select(r => string.Join(' ', Enumerable.Range(0, 8).Select(c => (c * rows) + r is var at && at < l.Length ? l[at] : '.')))) : s,
        ["acrostic-words"] = s => string.Join('\n', Letters(s).Select((c, i) => $"{Starts[c - 'a']} {Starts[i * 7 % 26]} {Starts[i * 11 % 26]}")),
        ["telestich"] = s => string.Join('\n', Letters(s).Select((c, i) => $"{Starts[i * 7 % 26]} {Starts[i * 3 % 26]} {c}")),
        ["diagonal"] = s => string.Join('\n', Letters(s).Chunk(10).SelectMany(block => block.Select((c, i) => string.Concat(Enumerable.Range(0, 10).Select(k => k == i ? c : Small[(k * 7 + i * 5) % 26]))))),
        ["stairs"] = s => string.Join('\n', s.Split(' ').Select((w, i) => new string(' ', i * 2) + w)),
        ["second-letters"] = s => string.Join(' ', Letters(s).Select((c, i) => $"{"bcdfglmprst"[i % 11]}{c}{Starts[i * 7 % 26][^2..]}")),
        ["word-ends"] = s => ByWord(s, (w, i) => $"{Starts[i * 7 % 26]} {Starts[i * 3 % 26]} {w}"),
        ["word-starts"] = s => ByWord(s, (w, i) => $"{w} {Starts[i * 7 % 26]} {Starts[i * 3 % 26]} {Starts[i * 5 % 26]}"),
        ["bold-words"] = s => string.Join(' ', s.Split(' ').Select((w, i) => $"{Starts[i * 7 % 26]} {Starts[i * 9 % 26]} **{w}** {Starts[i * 3 % 26]}")),
        ["capital-words"] = s => string.Join(' ', s.ToUpperInvariant().Split(' ').Select((w, i) => $"{Starts[i * 7 % 26]} {w} {Starts[i * 3 % 26]}")),
        ["bold-letters"] = s => string.Join(' ', Letters(s).Select((c, i) => $"{Starts[i * 7 % 26][..2]}**{c}**{Starts[i * 3 % 26][..2]}")),
        ["capital-letters-in-text"] = s => string.Join(' ', Letters(s).Select((c, i) => $"{Starts[i * 7 % 26][..2]}{char.ToUpperInvariant(c)}{Starts[i * 3 % 26][..2]}")),
        ["line-ends-cut"] = s => string.Join('\n', s.Chunk(6).Select(c => new string(c) + "   ;")),
        ["pipes-between-letters"] = s => string.Join(" | ", s.Select(c => c == ' ' ? "_" : c.ToString())),
        ["slashed-letters"] = s => string.Join("   ", s.Split(' ').Select(w => string.Join('/', w.ToCharArray()))),
        ["letters-in-brackets"] = s => string.Concat(s.Select(c => $"[{c}]")),
        ["letters-quoted"] = s => string.Join(", ", s.Split(' ').Select(w => string.Join('+', w.Select(c => $"'{c}'")))),
        ["random-separators"] = s => Dice(s) is var dice ? string.Concat(s.Select(c => c == ' ' ? "   " : c + "-_.~:;|"[dice.Next(7)].ToString())) : s,
        ["numbered-shuffled"] = s => s.Split(' ') is var w ? string.Join("; ", w.Select((x, i) => (x, i)).OrderBy(p => p.i * 13 % 29).ThenBy(p => p.i).Select(p => $"({p.i + 1}) {p.x}")) : s,
        ["numbered-letters-shuffled"] = s => Letters(s) is var l ? string.Join(' ', l.Select((x, i) => (x, i)).OrderBy(p => p.i * 13 % 31).ThenBy(p => p.i).Select(p => $"{p.i + 1}{p.x}")) : s,
        ["dialogue-halves"] = s => string.Join('\n', s.Split(' ').Select(w => w.Length < 4 ? $"A: {w}" : $"A: {w[..(w.Length / 2)]}\nB: {w[(w.Length / 2)..]}")),
        ["reversed-lines"] = s => string.Join('\n', s.Split(' ').Chunk(2).Select(p => string.Join(' ', p)).Reverse()),
        ["centred"] = s => ByWord(s, (w, _) => w.PadLeft(20 + (w.Length / 2)).PadRight(40) + "|"),
    };

    private static string ByWord(string s, Func<string, int, string> line) => string.Join('\n', s.Split(' ').Select(line));

    private static string Wrapped(string s, int width, string end) => string.Join(end, s.Chunk(width).Select(c => new string(c)));
}
