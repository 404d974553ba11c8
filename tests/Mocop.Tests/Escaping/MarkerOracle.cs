using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mocop.Tests.Escaping;

/// <summary>Looks for markers in plain regular expressions, over four readings of a text; shares no code with what it checks.</summary>
internal static class MarkerOracle
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private static readonly Regex[] s_markers =
    [
        new(@"<\s*[|｜]", Options, s_patience),
        new(@"<\s*/?\s*(s|bos|eos|pad|unk|think|start_of_turn|end_of_turn|tool_call|tool_response|tools|sop|unused\d+|extra_id_\d+|sys)\s*>", Options, s_patience),
        new(@"<\s*/?\s*(data|system|user|assistant|function_calls|invoke|system-reminder|tool_result)\s*>", Options, s_patience),
        new(@"</?(data|system|user|assistant|function_calls|invoke|system-reminder)(\s|$|=)", Options, s_patience),
        new(@"\[\s*/?\s*(inst|system_prompt|available_tools|tool_calls|tool_results|args|gmask)\s*\]", Options, s_patience),
        new(@"\[\s*mocop", Options, s_patience),
        new(@"\[(system|user|assistant)\]\s*\(", Options, s_patience),
        new(@"\{\{\s*#\s*(system|user|assistant)", Options, s_patience),
        new(@"^[ \t>*#_]*(human|assistant|user|system|ai|final answer|observation|thought|action)[ \t*_]*[:：]", Options, s_patience),
        new(@"^[ \t]*#+[ \t]*(instruction|response|input)[ \t]*[:：]", Options, s_patience),
        new(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2060-\u206F\uFEFF\u00AD\uE000-\uF8FF]", Options, s_patience),
    ];

    public static string? Find(string escaped)
    {
        foreach (var reading in new[] { escaped, Stripped(escaped), FullWidthFolded(escaped), FullWidthFolded(Stripped(escaped)) })
        {
            foreach (var marker in s_markers)
            {
                if (marker.Match(reading) is { Success: true } match)
                    return $"{marker} at {match.Index.ToString(CultureInfo.InvariantCulture)}";
            }
        }

        return null;
    }

    private static string Stripped(string text)
    {
        var left = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
                left.Append(rune.ToString());
        }

        return left.ToString();
    }

    private static string FullWidthFolded(string text) => string.Concat(text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));
}
