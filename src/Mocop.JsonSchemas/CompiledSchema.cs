using NJsonSchema;
using NJsonSchema.Validation;

namespace Mocop.JsonSchemas;

/// <summary>A schema made ready: all of it is supported, it holds no circle, its objects are closed unless they say otherwise, and its patterns run in linear time.</summary>
internal sealed record CompiledSchema(JsonSchema Schema, JsonSchemaValidatorSettings Settings)
{
    private const int MaxWeight = 1000;

    /// <summary>Keywords of later drafts that NJsonSchema would pass over in silence.</summary>
    private static readonly string[] s_unsupported =
    [
        "const", "contains", "dependencies", "dependentRequired", "dependentSchemas", "else", "if", "prefixItems", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties",
        "$dynamicRef", "$recursiveRef",
    ];

    /// <summary>Makes a schema ready.</summary>
    /// <exception cref="NotSupportedException">It holds something that is not supported; the message says what.</exception>
    /// <exception cref="InvalidOperationException">A reference leads nowhere.</exception>
    /// <exception cref="Newtonsoft.Json.JsonException">It is no JSON Schema.</exception>
    public static CompiledSchema Of(string text)
    {
        var root = JsonSchema.FromJsonAsync(ClosedObjects.In(text), CancellationToken.None).GetAwaiter().GetResult();
        var settings = new JsonSchemaValidatorSettings();
        var (seen, waiting, patterns) = (new HashSet<JsonSchema>(ReferenceEqualityComparer.Instance), new Stack<JsonSchema>([root]), 0);
        while (waiting.TryPop(out var schema))
        {
            if (!seen.Add(schema))
                continue;
            if (schema.ExtensionData?.Keys.FirstOrDefault(s_unsupported.Contains) is { } keyword)
                throw new NotSupportedException($"the keyword {keyword} is not supported");
            if (schema.PatternProperties.Count > 0)
                throw new NotSupportedException("the keyword patternProperties is not supported");
            if (!string.IsNullOrEmpty(schema.Pattern))
            {
                var format = new LinearPattern($"pattern-{patterns++}", schema.Pattern);
                settings.AddCustomFormatValidator(format);
                (schema.Pattern, schema.Format) = (null, format.Format);
            }

            foreach (var inner in InPlace(schema).Concat(Inside(schema)))
                waiting.Push(inner);
        }

        var known = new Dictionary<JsonSchema, int>(ReferenceEqualityComparer.Instance);
        foreach (var schema in seen)
            _ = Weight(schema, known);
        return new CompiledSchema(root, settings);
    }

    /// <summary>Schemas that apply to the same value. A circle of them would never end.</summary>
    private static IEnumerable<JsonSchema> InPlace(JsonSchema schema) =>
        new[] { schema.Reference, schema.Not }.OfType<JsonSchema>().Concat(schema.AllOf).Concat(schema.AnyOf).Concat(schema.OneOf);

    private static IEnumerable<JsonSchema> Inside(JsonSchema schema) =>
        new[] { schema.Item, schema.AdditionalItemsSchema, schema.AdditionalPropertiesSchema }.OfType<JsonSchema>()
            .Concat(schema.Items).Concat(schema.Properties.Values).Concat(schema.Definitions.Values);

    /// <summary>How many schemas apply to one value, by the number of ways that lead to them.</summary>
    private static int Weight(JsonSchema schema, Dictionary<JsonSchema, int> known)
    {
        if (known.TryGetValue(schema, out var weight))
            return weight > 0 ? weight : throw new NotSupportedException("a schema refers to itself for the same value");
        known[schema] = 0;
        weight = 1;
        foreach (var inner in InPlace(schema))
        {
            weight += Weight(inner, known);
            if (weight > MaxWeight)
                throw new NotSupportedException($"more than {MaxWeight} schemas apply to one value");
        }

        return known[schema] = weight;
    }
}
