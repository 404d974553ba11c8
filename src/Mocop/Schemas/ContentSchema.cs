using System.Text;
using System.Text.Json;
using Mocop.Policies;
using Mocop.Sealing;

namespace Mocop.Schemas;

/// <summary>A JSON Schema that a policy knows under a tag, and what becomes of blocks that bear the tag and do not fit.</summary>
/// <param name="Tag">Name and version: <c>weather.forecast/2</c>.</param>
/// <param name="Text">The JSON Schema, exactly as its author wrote it.</param>
/// <param name="Verdict">The least that happens to a block that drifts.</param>
public sealed record ContentSchema(string Tag, string Text, Verdict Verdict = Verdict.Neutralize)
{
    /// <summary>The longest schema in UTF-16 code units.</summary>
    public const int MaxChars = 65_536;

    /// <summary>The most schemas of one policy.</summary>
    public const int MaxSchemas = 64;

    /// <summary>The deepest nesting of a schema and of content that is checked.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>SHA-256 of the text's UTF-8 bytes, as <c>sha256:…</c>.</summary>
    public string Hash => ContentHash.Of(Text);

    /// <summary>Whether a text is a tag: a name of letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, a slash, and a version number.</summary>
    /// <param name="text">The text.</param>
    public static bool IsTag(string text) => SchemaTag.IsValid(text);

    /// <summary>What is wrong with a schema as far as the engine knows; the validator knows more.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A few words that fit behind the name of the member; <see langword="null"/> when nothing is.</returns>
    public static string? ProblemOf(string text)
    {
        if (text.Length > MaxChars)
            return $"has {text.Length} characters; at most {MaxChars} are allowed";
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), s_options);
            return document.RootElement.ValueKind != JsonValueKind.Object ? "must be a JSON object"
                : HasOutwardReference(document.RootElement) ? "has a $ref that leads out of the schema; only those that begin with # are followed"
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"is not JSON, has a member twice, or is nested deeper than {MaxDepth}";
        }
    }

    private static bool HasOutwardReference(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(m =>
            (m.NameEquals("$ref") && m.Value.ValueKind == JsonValueKind.String && !m.Value.GetString()!.StartsWith('#')) || HasOutwardReference(m.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HasOutwardReference),
        _ => false,
    };
}
