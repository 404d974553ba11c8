using System.Text;
using System.Text.Json;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Json;
using Mocop.Policies;

namespace Mocop.Schemas;

/// <summary>Compares blocks that bear a schema's tag with the schema that the policy knows, and tells every difference as a finding.</summary>
internal sealed class SchemaCheck(ISchemaValidator? validator)
{
    public const string Category = "schema";

    private const int MaxFindings = 32;
    private const int MaxMatchedChars = 200;
    private const int Score = 500;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = ContentSchema.MaxDepth, AllowDuplicateProperties = false };
    private static readonly Taxonomy s_taxonomy = new("LLM03", "AML.T0099");

    /// <summary>What differs; empty for a block without a tag, and under a policy without schemas.</summary>
    public IReadOnlyList<Finding> Of(ContextBlock block, GuardrailPolicy policy)
    {
        if (block.Schema is not { } text || policy.Schemas.Count == 0)
            return [];
        var (tag, hash) = SchemaTag.Parse(text);
        if (Known(tag, policy) is not { } schema)
            return [Told(new SchemaDrift(DriftKind.Unknown, ""), tag, new TextSpan(0, block.Content.Length))];
        var drifts = new List<SchemaDrift>();
        if (hash is not null && !string.Equals(hash, schema.Hash, StringComparison.Ordinal))
            drifts.Add(new SchemaDrift(DriftKind.Hash, ""));
        var isJson = IsJson(block.Content);
        if (!isJson)
            drifts.Add(new SchemaDrift(DriftKind.Malformed, ""));
        else if (validator is null)
            drifts.Add(new SchemaDrift(DriftKind.Unchecked, ""));
        else
            drifts.AddRange(validator.Compare(schema, block.Content));
        var first = drifts.OrderBy(d => d.Pointer, StringComparer.Ordinal).ThenBy(d => d.Kind).Distinct().Take(MaxFindings).ToList();
        var spans = isJson ? JsonLocator.Find(block.Content, first.ConvertAll(d => d.Pointer)) : [.. first.Select(_ => new TextSpan(0, block.Content.Length))];
        return [.. first.Select((d, i) => Told(d, tag, spans[i])).OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End)];
    }

    /// <summary>The least that the policy does with a block in which some of these findings stand.</summary>
    public static Verdict LeastVerdict(ContextBlock block, IReadOnlyList<Finding> findings, GuardrailPolicy policy) =>
        block.Schema is { } text && findings.Any(f => string.Equals(f.Category, Category, StringComparison.Ordinal)) && Known(SchemaTag.Parse(text).Tag, policy) is { } schema
            ? schema.Verdict
            : Verdict.Allow;

    private static ContentSchema? Known(string tag, GuardrailPolicy policy) => policy.Schemas.FirstOrDefault(s => string.Equals(s.Tag, tag, StringComparison.Ordinal));

    private static bool IsJson(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(content), s_options);
            return true;
        }
        catch (Exception e) when (e is JsonException or EncoderFallbackException or InvalidOperationException)
        {
            return false;
        }
    }

    private static Finding Told(SchemaDrift drift, string tag, TextSpan span) => new(
        $"{Category}.{WireName.Of(drift.Kind)}", Category, Technique(drift.Kind, tag), drift.Kind == DriftKind.Unknown ? Severity.Low : Severity.Medium,
        drift.Kind == DriftKind.Unknown ? Score / 2 : Score, span, [], s_taxonomy, drift.Pointer[..Math.Min(drift.Pointer.Length, MaxMatchedChars)])
    {
        Path = drift.Pointer,
    };

    private static string Technique(DriftKind kind, string tag) => kind switch
    {
        DriftKind.Missing => $"lacks a member that {tag} requires",
        DriftKind.Extra => $"has a member that {tag} does not have",
        DriftKind.Retyped => $"has a value of another type than {tag} says",
        DriftKind.Value => $"has a value that {tag} does not allow",
        DriftKind.Malformed => $"says it is {tag} and is no JSON",
        DriftKind.Hash => $"was written to another schema than the policy knows as {tag}",
        DriftKind.Unknown => "bears the tag of a schema that the policy does not know",
        _ => $"could not be compared with {tag}: no validator was given",
    };
}
