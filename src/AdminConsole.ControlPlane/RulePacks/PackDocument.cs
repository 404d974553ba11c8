using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Mocop.Detection.Packs;

namespace AdminConsole.ControlPlane.RulePacks;

/// <summary>The JSON of a tenant's rules as a value that can be changed rule by rule and written again. What it says is checked by <see cref="RulePack.Read"/>.</summary>
public sealed record PackDocument
{
    public const string CurrentSchema = "mocop-rules/1";

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SkipEmptyLists } },
    };

    public string Schema { get; init; } = CurrentSchema;

    public required string Pack { get; init; }

    public required string Version { get; init; }

    public IReadOnlyDictionary<string, string> Words { get; init; } = FrozenDictionary<string, string>.Empty;

    public IReadOnlyDictionary<string, CategoryTaxonomy> Categories { get; init; } = FrozenDictionary<string, CategoryTaxonomy>.Empty;

    public IReadOnlyList<DetectionRule> Rules { get; init; } = [];

    /// <summary>A pack without rules, with the families of the built-in rules.</summary>
    public static PackDocument Empty(string pack) => new() { Pack = pack, Version = "1", Categories = RulePack.BuiltIn.Categories };

    /// <summary>Reads the JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="error">What keeps it from being read, with the place.</param>
    public static PackDocument? Read(string json, out string? error)
    {
        try
        {
            error = null;
            return JsonSerializer.Deserialize<PackDocument>(json, s_json);
        }
        catch (JsonException e)
        {
            error = e.Message;
            return null;
        }
    }

    /// <summary>One rule as JSON.</summary>
    public static string Write(DetectionRule rule) => JsonSerializer.Serialize(rule, s_json);

    /// <summary>Reads one rule.</summary>
    public static DetectionRule? ReadRule(string json, out string? error)
    {
        try
        {
            error = null;
            return JsonSerializer.Deserialize<DetectionRule>(json, s_json);
        }
        catch (JsonException e)
        {
            error = e.Message;
            return null;
        }
    }

    public string Write() => JsonSerializer.Serialize(this, s_json);

    public static string HashOf(string document) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    /// <summary>The document with one rule in place of another, or added; null takes it away.</summary>
    public PackDocument With(string? replaced, DetectionRule? rule)
    {
        var at = replaced is null ? -1 : Rules.ToList().FindIndex(r => string.Equals(r.Id, replaced, StringComparison.Ordinal));
        var rules = Rules.ToList();
        if (at >= 0)
        {
            rules.RemoveAt(at);
        }

        if (rule is not null)
        {
            rules.Insert(at >= 0 ? at : rules.Count, rule);
        }

        return this with { Rules = rules };
    }

    private static void SkipEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => typeof(System.Collections.ICollection).IsAssignableFrom(p.PropertyType) || p.PropertyType.Name.StartsWith("IReadOnly", StringComparison.Ordinal)))
        {
            property.ShouldSerialize = (owner, value) => owner is PackDocument || value is not System.Collections.ICollection { Count: 0 };
        }
    }
}
