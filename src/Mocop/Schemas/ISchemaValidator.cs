namespace Mocop.Schemas;

/// <summary>Compares content with a JSON Schema. The engine has none of its own; its caller brings one. Safe to use from many threads.</summary>
public interface ISchemaValidator
{
    /// <summary>What is wrong with a schema itself.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>A few words that fit behind its name; <see langword="null"/> when content can be compared with it.</returns>
    string? ProblemOf(ContentSchema schema);

    /// <summary>Compares.</summary>
    /// <param name="schema">A schema without a problem.</param>
    /// <param name="json">Well-formed JSON without doubled members, nested no deeper than <see cref="ContentSchema.MaxDepth"/>.</param>
    /// <returns>The differences, in any order; empty when the content fits.</returns>
    IReadOnlyList<SchemaDrift> Compare(ContentSchema schema, string json);
}
