using System.Text.Json;

namespace AdminConsole.Pages.Audit;

/// <summary>An audit record's detail as a line of words.</summary>
internal static class AuditWords
{
    /// <summary>The members of a JSON object one after the other; text that is none as it stands.</summary>
    public static string Members(string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(detail);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? string.Join(" · ", document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind is not JsonValueKind.Null).Select(member => $"{member.Name} {Words(member.Value)}"))
                : detail;
        }
        catch (JsonException)
        {
            return detail;
        }
    }

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Words)),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
