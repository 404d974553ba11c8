using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mocop.Detection.Packs;

/// <summary>One JSON file of a pack. A pack may be cut into several; word lists and categories are shared between them.</summary>
internal sealed record RulePackDocument
{
    public required string Schema { get; init; }

    public required string Pack { get; init; }

    public required string Version { get; init; }

    public IReadOnlyDictionary<string, string> Words { get; init; } = FrozenDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, CategoryTaxonomy> Categories { get; init; } = FrozenDictionary<string, CategoryTaxonomy>.Empty;

    public IReadOnlyList<DetectionRule> Rules { get; init; } = [];
}

/// <summary>How the files are written: camel case, names of enumerations in camel case, nothing unknown.</summary>
internal static class RulePackJson
{
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
