using System.Text.Json;
using Mocop.Json;
using Mocop.Schemas;
using Mocop.Sealing;

namespace Mocop.Policies;

/// <summary>The schemas in a policy's JSON. A schema stands as text, so that its hash is over exactly what its author wrote.</summary>
internal static class PolicySchemasJson
{
    private const int MaxTagChars = 130;

    public static void Write(CanonicalJsonWriter writer, IReadOnlyList<ContentSchema> schemas)
    {
        writer.StartArray();
        foreach (var schema in schemas.OrderBy(s => s.Tag, StringComparer.Ordinal))
        {
            writer.StartObject()
                .Name("hash").String(schema.Hash)
                .Name("schema").String(schema.Text)
                .Name("tag").String(schema.Tag)
                .Name("verdict").String(WireName.Of(schema.Verdict))
                .EndObject();
        }

        writer.EndArray();
    }

    public static ContentSchema Read(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "hash", "schema", "tag", "verdict");
        var schema = new ContentSchema(
            members.Text("tag", MaxTagChars, 1),
            members.Text("schema", ContentSchema.MaxChars, 2),
            members.Has("verdict") ? members.Name<Verdict>("verdict") : Verdict.Neutralize);
        if (json.Error is null && !SchemaTag.IsValid(schema.Tag))
            return json.Refuse(members.PathOf("tag"), $"must be {SchemaTag.Form}", schema);
        if (json.Error is null && ContentSchema.ProblemOf(schema.Text) is { } problem)
            return json.Refuse(members.PathOf("schema"), problem, schema);
        return members.Has("hash") && !string.Equals(ContentHash.Read(json, members, "hash"), schema.Hash, StringComparison.Ordinal)
            ? json.Refuse(members.PathOf("hash"), "is not the hash of the schema's text", schema)
            : schema;
    }
}
