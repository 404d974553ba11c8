using System.Text.Json.Nodes;

namespace Mocop.JsonSchemas;

/// <summary>
/// Closes the objects of a schema. JSON Schema lets an object have any member that nothing speaks of; here a member that nothing speaks of is drift. So an object schema that names its
/// properties and says nothing of others has <c>additionalProperties: false</c>, unless it is part of a composition, where its parts speak of different members.
/// </summary>
internal static class ClosedObjects
{
    private static readonly string[] s_compositions = ["allOf", "anyOf", "oneOf"];

    public static string In(string text)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        var composed = new HashSet<string>(StringComparer.Ordinal);
        FindComposed(root, false, composed);
        Close(root, "#", composed);
        return root.ToJsonString();
    }

    private static void FindComposed(JsonNode? node, bool isPart, HashSet<string> composed)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                FindComposed(item, isPart, composed);
        }
        else if (node is JsonObject json)
        {
            if (isPart && json["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var pointer))
                composed.Add(pointer);
            foreach (var (name, value) in json)
                FindComposed(value, isPart || s_compositions.Contains(name), composed);
        }
    }

    private static void Close(JsonObject schema, string pointer, HashSet<string> composed)
    {
        foreach (var group in new[] { "properties", "definitions", "$defs" })
        {
            if (schema[group] is not JsonObject members)
                continue;
            foreach (var (name, member) in members)
            {
                if (member is JsonObject inner)
                    Close(inner, $"{pointer}/{group}/{name}", composed);
            }
        }

        foreach (var name in new[] { "items", "additionalProperties", "additionalItems" })
        {
            if (schema[name] is JsonObject inner)
                Close(inner, $"{pointer}/{name}", composed);
        }

        if (schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties") && !s_compositions.Any(schema.ContainsKey) && !composed.Contains(pointer))
            schema["additionalProperties"] = false;
    }
}
