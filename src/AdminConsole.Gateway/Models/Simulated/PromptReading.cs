using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AdminConsole.Gateway.Models.Simulated;

/// <summary>What the stand-in understands of a prompt: which text stands free, and which a system message has declared to be data.</summary>
internal sealed partial class PromptReading
{
    private PromptReading(IReadOnlyList<Passage> passages) => Passages = passages;

    /// <summary>The prompt in order.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>The last thing that the user said outside of any data.</summary>
    public string LastUserText => Passages.LastOrDefault(p => p is { Role: "user", IsData: false })?.Text ?? "";

    public static PromptReading Of(IReadOnlyList<PromptMessage> messages)
    {
        var tag = messages.Where(m => m.Role is "system" or "developer").Select(m => Declaration.Match(m.Content)).FirstOrDefault(m => m.Success)?.Groups["tag"].Value;
        var passages = new List<Passage>();
        foreach (var message in messages)
        {
            if (tag is null)
                passages.Add(new(message.Role, message.Content, IsData: false));
            else
                Split(message.Role, message.Content, tag, passages);
        }

        return new(passages);
    }

    /// <summary>Takes the fenced parts out of a message. Only a fence that carries the declared tag counts; one that is not closed reaches to the end.</summary>
    private static void Split(string role, string text, string tag, List<Passage> passages)
    {
        var position = 0;
        while (position < text.Length && Opening(text, position, tag) is { } open)
        {
            AddFree(role, text[position..open.Index], passages);
            var start = open.Index + open.Length;
            var closing = $"</data {open.Groups["id"].Value} {tag}>";
            var end = text.IndexOf(closing, start, StringComparison.Ordinal);
            passages.Add(new(role, Plain(text[start..(end < 0 ? text.Length : end)]), IsData: true));
            position = end < 0 ? text.Length : end + closing.Length;
        }

        AddFree(role, text[position..], passages);
    }

    private static Match? Opening(string text, int position, string tag)
    {
        for (var match = Fence.Match(text, position); match.Success; match = match.NextMatch())
        {
            if (match.Groups["tag"].Value == tag)
                return match;
        }

        return null;
    }

    private static void AddFree(string role, string text, List<Passage> passages)
    {
        if (!string.IsNullOrWhiteSpace(text))
            passages.Add(new(role, text, IsData: false));
    }

    /// <summary>Data as it was before it was escaped, with its words apart; base64 as the text it stands for.</summary>
    private static string Plain(string data)
    {
        var trimmed = data.Trim();
        if (trimmed.Length >= 16 && Base64.IsMatch(trimmed))
        {
            var bytes = new byte[trimmed.Length];
            if (Convert.TryFromBase64String(trimmed, bytes, out var length))
                trimmed = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return WebUtility.HtmlDecode(PrivateUse.Replace(trimmed, " "));
    }

    [GeneratedRegex(@"<data … (?<tag>[A-Za-z0-9_-]{8,})> and </data … \k<tag>>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Declaration { get; }

    [GeneratedRegex(@"<data (?<id>[A-Za-z0-9._-]{1,64}) [^<>\n]{0,400}?(?<tag>[A-Za-z0-9_-]{8,})>\n?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"^[A-Za-z0-9+/]+={0,2}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Base64 { get; }

    [GeneratedRegex(@"[\uE000-\uF8FF]", RegexOptions.CultureInvariant)]
    private static partial Regex PrivateUse { get; }
}

/// <summary>A message of a prompt.</summary>
internal sealed record PromptMessage(string Role, string Content);

/// <summary>A part of a prompt.</summary>
/// <param name="Role">Who is said to speak.</param>
/// <param name="Text">The text.</param>
/// <param name="IsData">Whether it stands between fences, and so is nothing to obey.</param>
internal sealed record Passage(string Role, string Text, bool IsData);
