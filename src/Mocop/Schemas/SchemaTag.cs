using System.Text.RegularExpressions;

namespace Mocop.Schemas;

/// <summary>What a block says of its schema: <c>weather.forecast/2</c>, or with the hash of the schema that its author wrote to, <c>weather.forecast/2@sha256:…</c>.</summary>
internal readonly partial record struct SchemaTag(string Tag, string? Hash)
{
    public const string Form = "a name of letters, digits, '.', '_' and '-', a slash and a version number, like weather.forecast/2";

    public static bool IsValid(string tag) => TagForm().IsMatch(tag);

    public static SchemaTag Parse(string text)
    {
        var at = text.IndexOf("@sha256:", StringComparison.Ordinal);
        return at < 0 ? new SchemaTag(text, null) : new SchemaTag(text[..at], text[(at + 1)..]);
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,120}/[0-9]{1,9}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();
}
