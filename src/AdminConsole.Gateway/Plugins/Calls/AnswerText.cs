using System.Text;
using ModelContextProtocol.Protocol;

namespace AdminConsole.Gateway.Plugins.Calls;

/// <summary>The text of a tool's answer: its text parts and embedded text resources, joined by line breaks; without any, its structured content as JSON.</summary>
/// <param name="Text">Well-formed Unicode; what was not is U+FFFD.</param>
/// <param name="MediaType"><c>text/plain</c>, or <c>application/json</c> for structured content.</param>
/// <param name="Omitted">The types of the parts that are no text (<c>image</c>, <c>audio</c>, <c>resource</c>, <c>resource_link</c>) and were left out.</param>
internal sealed record AnswerText(string Text, string MediaType, IReadOnlyList<string> Omitted)
{
    /// <returns>The text; null when it is longer than <paramref name="limit"/> UTF-16 code units.</returns>
    public static AnswerText? Of(CallToolResult answer, int limit)
    {
        var text = new StringBuilder();
        var (parts, omitted) = (0, new List<string>());
        foreach (var content in answer.Content)
        {
            if (TextOf(content) is not { } part)
            {
                omitted.Add(content.Type);
                continue;
            }

            if (parts++ > 0)
                text.Append('\n');
            if (text.Length + part.Length > limit)
                return null;
            text.Append(part);
        }

        if (parts == 0 && answer.StructuredContent is { } structured)
        {
            var json = structured.GetRawText();
            return json.Length > limit ? null : new AnswerText(WellFormed(json), "application/json", omitted);
        }

        return new AnswerText(WellFormed(text.ToString()), "text/plain", omitted);
    }

    private static string? TextOf(ContentBlock content) => content switch
    {
        TextContentBlock text => text.Text,
        EmbeddedResourceBlock { Resource: TextResourceContents resource } => resource.Text,
        _ => null,
    };

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
