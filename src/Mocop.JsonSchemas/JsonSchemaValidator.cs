using System.Collections.Concurrent;
using Mocop.Schemas;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Mocop.JsonSchemas;

/// <summary>Compares content with JSON Schemas, by NJsonSchema. Nothing is ever fetched, and no pattern is matched with backtracking.</summary>
public sealed class JsonSchemaValidator : ISchemaValidator
{
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, CompiledSchema> _compiled = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? ProblemOf(ContentSchema schema)
    {
        if (ContentSchema.ProblemOf(schema.Text) is { } problem)
            return problem;
        try
        {
            _ = Compiled(schema);
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return $"is no JSON Schema that can be used: {e.Message.Split('\n')[0].Trim()}";
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SchemaDrift> Compare(ContentSchema schema, string json)
    {
        var (compiled, settings) = Compiled(schema);
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Double, MaxDepth = ContentSchema.MaxDepth + 1 };
        JToken content;
        try
        {
            content = JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return [new SchemaDrift(DriftKind.Malformed, "")];
        }

        return new DriftReader(content).Read(compiled.Validate(content, settings));
    }

    private CompiledSchema Compiled(ContentSchema schema)
    {
        var hash = schema.Hash;
        if (_compiled.TryGetValue(hash, out var known))
            return known;
        if (_compiled.Count >= MostKept)
            _compiled.Clear();
        return _compiled[hash] = CompiledSchema.Of(schema.Text);
    }
}
