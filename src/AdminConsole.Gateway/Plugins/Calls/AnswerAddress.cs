using System.Globalization;
using System.Text;
using System.Text.Json;
using Mocop.Assembly;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>
/// What a call read, for the block's origin: the first argument, in the order of the call, that is a string and named <c>path</c>, <c>file</c>, <c>uri</c> or <c>url</c>
/// in any case. The application chose it: it is shown and searched, never fetched.
/// </summary>
internal static class AnswerAddress
{
    private static readonly string[] Names = ["path", "file", "uri", "url"];

    public static string? Of(IReadOnlyDictionary<string, JsonElement> arguments) =>
        arguments.Where(a => a.Value.ValueKind is JsonValueKind.String && Names.Contains(a.Key, StringComparer.OrdinalIgnoreCase))
            .Select(a => a.Value.GetString()!)
            .FirstOrDefault() is { Length: > 0 } address
            ? Shown(address)
            : null;

    /// <summary>Control and formatting characters become U+FFFD; what is too long ends in an ellipsis.</summary>
    private static string Shown(string address)
    {
        var text = new StringBuilder(Math.Min(address.Length, ContextLimits.UriChars));
        foreach (var rune in address.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength >= ContextLimits.UriChars)
                return text.Append('…').ToString();
            text.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned ? Rune.ReplacementChar : rune);
        }

        return text.ToString();
    }
}
