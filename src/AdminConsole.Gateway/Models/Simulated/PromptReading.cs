using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AdminConsole.Gateway.Models.Simulated;

/// <summary>What the stand-in understands of a prompt: which text stands free, and which a system message has declared to be data.</summary>
internal sealed partial class PromptReading
{
    private const int ShortestTag = 8;

    private PromptReading(IReadOnlyList<Passage> passages) => Passages = passages;

    /// <summary>The prompt in order.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>The last thing that the user said outside of any data.</summary>
    public string LastUserText => Passages.LastOrDefault(p => p is { Role: "user", IsData: false })?.Text ?? "";

    public static PromptReading Of(IReadOnlyList<PromptMessage> messages)
    {
        var tag = messages.Where(m => m.Role is "system" or "developer").Select(m => DeclaredTag(m.Content)).FirstOrDefault(t => t is not null);
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

    /// <summary>The tag that a system message declares: what stands between <c>&lt;data … TAG&gt;</c> and <c>&lt;/data … TAG&gt;</c> is data.</summary>
    private static string? DeclaredTag(string text)
    {
        const string open = "<data … ";
        var start = text.IndexOf(open, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += open.Length;
        var length = text.AsSpan(start).IndexOf('>');
        if (length < ShortestTag)
            return null;
        var tag = text.Substring(start, length);
        return text.AsSpan(start + length).StartsWith($"> and </data … {tag}>", StringComparison.Ordinal) ? tag : null;
    }

    /// <summary>Takes the fenced parts out of a message. Only a fence that carries the declared tag counts; one that is not closed reaches to the end.</summary>
    private static void Split(string role, string text, string tag, List<Passage> passages)
    {
        var position = 0;
        while (Opening(text, position, tag) is { } open)
        {
            AddFree(role, text[position..open.Start], passages);
            var closing = $"</data {open.Block} {tag}>";
            var end = text.IndexOf(closing, open.End, StringComparison.Ordinal);
            passages.Add(new(role, Plain(text[open.End..(end < 0 ? text.Length : end)]), IsData: true));
            position = end < 0 ? text.Length : end + closing.Length;
        }

        AddFree(role, text[position..], passages);
    }

    private static Opened? Opening(string text, int position, string tag)
    {
        var ending = $" {tag}>";
        for (var at = text.IndexOf(ending, position, StringComparison.Ordinal); at >= 0; at = text.IndexOf(ending, at + 1, StringComparison.Ordinal))
        {
            var lineStart = text.LastIndexOf('\n', at) + 1;
            var start = text.LastIndexOf("<data ", at, at - Math.Max(lineStart, position) + 1, StringComparison.Ordinal);
            if (start >= 0 && !text.AsSpan(start, at - start).Contains('>'))
                return new(start, at + ending.Length, text[start..at].Split(' ')[1]);
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

    [GeneratedRegex(@"^[A-Za-z0-9+/]+={0,2}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Base64 { get; }

    [GeneratedRegex(@"[\uE000-\uF8FF]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrivateUse { get; }

    private readonly record struct Opened(int Start, int End, string Block);
}

/// <summary>A message of a prompt.</summary>
internal sealed record PromptMessage(string Role, string Content);

/// <summary>A part of a prompt.</summary>
/// <param name="Role">Who is said to speak.</param>
/// <param name="Text">The text.</param>
/// <param name="IsData">Whether it stands between fences, and so is nothing to obey.</param>
internal sealed record Passage(string Role, string Text, bool IsData);
