using System.Text.Json;

namespace Mocop.Json;

/// <summary>
/// The canonical form of JSON (RFC 8785), restricted to what envelopes and policies hold: numbers are integers of at most 53 bits, written without sign
/// of plus, fraction or exponent.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Writes a value in canonical form.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bytes">Its canonical UTF-8 bytes; empty when there are none.</param>
    /// <param name="error">Why it has no canonical form: the path and the reason.</param>
    /// <returns>Whether it has one.</returns>
    public static bool TryWrite(JsonElement value, out byte[] bytes, out JsonError? error)
    {
        var writer = new CanonicalJsonWriter();
        error = Write(writer, value, "");
        bytes = error is null ? writer.ToArray() : [];
        return error is null;
    }

    private static JsonError? Write(CanonicalJsonWriter writer, JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return WriteObject(writer, value, path);
            case JsonValueKind.Array:
                return WriteArray(writer, value, path);
            case JsonValueKind.String:
                if (!StrictJson.TryGetText(value, out var text))
                    return new("malformed", path, "is text with an unpaired surrogate");
                writer.String(text);
                return null;
            case JsonValueKind.Number:
                if (!StrictJson.TryGetInteger(value, out var number))
                    return new("schema", path, "must be an integer of at most 53 bits, without fraction or exponent");
                writer.Integer(number);
                return null;
            case JsonValueKind.True or JsonValueKind.False:
                writer.Boolean(value.GetBoolean());
                return null;
            default:
                writer.Null();
                return null;
        }
    }

    private static JsonError? WriteObject(CanonicalJsonWriter writer, JsonElement value, string path)
    {
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var member in value.EnumerateObject())
        {
            if (!StrictJson.TryGetName(member, out var name))
                return new("malformed", path, "has a member name with an unpaired surrogate");
            members.Add((name, member.Value));
        }

        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        writer.StartObject();
        string? last = null;
        foreach (var (name, inner) in members)
        {
            if (string.Equals(name, last, StringComparison.Ordinal))
                return new("malformed", StrictJson.Join(path, name), "stands twice");
            last = name;
            writer.Name(name);
            if (Write(writer, inner, StrictJson.Join(path, name)) is { } error)
                return error;
        }

        writer.EndObject();
        return null;
    }

    private static JsonError? WriteArray(CanonicalJsonWriter writer, JsonElement value, string path)
    {
        writer.StartArray();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (Write(writer, item, $"{path}[{index++}]") is { } error)
                return error;
        }

        writer.EndArray();
        return null;
    }
}
