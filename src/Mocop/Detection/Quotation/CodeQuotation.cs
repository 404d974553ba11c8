using System.Buffers;

namespace Mocop.Detection.Quotation;

/// <summary>
/// Tells programs, tests and rule files that quote attacks: what was found stands in string literals, and around them stand the words of tests and detectors. One
/// literal alone is no quotation: every value of JSON is one.
/// </summary>
internal static class CodeQuotation
{
    private const int Around = 900;
    private const int LiteralShare = 60;
    /// <summary>From this cue on they only say that it is a program, and count once.</summary>
    private const int FirstOfCode = 49;
    private static readonly string[] CueWords =
    [
        "assert", "[theory]", "[fact]", "inlinedata", "parametrize", "def test", "test_", "describe(", "it(\"", "it.each", "expect(", "expected", "testing.t", "#[test]", "patterns", "pattern:", "rules:", "regex",
        "severity", "label", "verdict", "blocked", "flagged", "detect", "scan(", "contains(", "suspicious", "blocklist", "denylist", "jailbreak", "injection", "payload", "guard", "insert into", "sample", "fixture",
        "not-contains", "is-refusal", "phrases", "keywords", "attack", "red team", "redteam", "malicious", "threat", "lexicon", "corpus", "test case", "diff --git",
        "const ", "var ", "return ", "func ", "import ", "public ", "class ", "def ",
    ];

    private static readonly SearchValues<string> Cues = SearchValues.Create(CueWords, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is left of a score, in hundredths.</summary>
    internal static int Share(string text, TextSpan span)
    {
        if (!IsLiteral(text, span))
            return 100;
        return System.Numerics.BitOperations.PopCount(Seen(text, Math.Max(0, span.Start - Around), span.Start) | Seen(text, span.End, Math.Min(text.Length, span.End + Around))) switch
        {
            0 or 1 => 100,
            2 => 30,
            3 => 18,
            4 => 12,
            _ => 8,
        };
    }

    /// <summary>Whether most of a stretch stands between quotation marks that open and close on their line.</summary>
    private static bool IsLiteral(string text, TextSpan span)
    {
        var at = span.Start == 0 ? 0 : text.LastIndexOf('\n', span.Start - 1) + 1;
        int inside = 0, all = 0;
        var quote = '\0';
        for (; at < span.End; at++)
        {
            var c = text[at];
            if (c == '\n')
                quote = '\0';
            else if (c == '\\' && quote != '\0')
                at++;
            else if (c == quote && (c != '\'' || at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])))
                quote = '\0';
            else if (quote == '\0' && c is '"' or '`' or '\'' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
                quote = c;
            else if (at >= span.Start && char.IsLetterOrDigit(c))
            {
                all++;
                inside += quote == '\0' ? 0 : 1;
            }
        }

        return all > 0 && inside * 100 >= all * LiteralShare;
    }

    private static ulong Seen(string text, int start, int end)
    {
        ulong seen = 0;
        var part = text.AsSpan(start, Math.Max(0, end - start));
        for (var at = 0; part[at..].IndexOfAny(Cues) is >= 0 and var skip; at++)
        {
            at += skip;
            for (var cue = 0; cue < CueWords.Length; cue++)
            {
                if (part[at..].StartsWith(CueWords[cue], StringComparison.OrdinalIgnoreCase))
                    seen |= 1UL << Math.Min(cue, FirstOfCode);
            }
        }

        return seen;
    }
}
