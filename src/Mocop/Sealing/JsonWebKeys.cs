using System.Text;
using System.Text.Json;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>A set of public keys (RFC 7517).</summary>
public sealed class JsonWebKeys
{
    private const int MaxKeys = 64;
    private const int MaxBytes = 65_536;

    private readonly Dictionary<string, JsonWebKey> _keys = new(StringComparer.Ordinal);
    private readonly List<JsonWebKey> _order = [];

    /// <summary>Makes a set.</summary>
    /// <param name="keys">The keys; of two with one id the first counts.</param>
    public JsonWebKeys(IEnumerable<JsonWebKey> keys)
    {
        foreach (var key in keys)
        {
            if (_keys.TryAdd(key.Id, key))
                _order.Add(key);
        }
    }

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<JsonWebKey> All => _order;

    /// <summary>Finds a key.</summary>
    /// <param name="id">Its <c>kid</c>.</param>
    /// <returns>The key, or nothing.</returns>
    public JsonWebKey? Find(string id) => _keys.GetValueOrDefault(id);

    /// <summary>
    /// Reads a JSON Web Key Set. Keys of other types, curves or algorithms are left out, and so is a key whose <c>kid</c> is not its RFC 7638 thumbprint: a name
    /// that anybody can choose proves nothing.
    /// </summary>
    /// <param name="utf8">The JSON, at most 64 KiB.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="error">What is wrong with the text.</param>
    /// <returns>Whether the text is a key set.</returns>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, out JsonWebKeys keys, out JsonError? error)
    {
        keys = new JsonWebKeys([]);
        if (!StrictJson.TryParse(utf8, MaxBytes, out var document, out error))
            return false;
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("keys", out var array)
                || array.ValueKind != JsonValueKind.Array
                || array.GetArrayLength() > MaxKeys)
            {
                error = new JsonError("schema", "keys", $"must be an array of at most {MaxKeys} keys");
                return false;
            }

            keys = new JsonWebKeys(array.EnumerateArray().Select(Read).OfType<JsonWebKey>());
            return true;
        }
    }

    /// <summary>Writes the set in canonical JSON.</summary>
    /// <returns>JSON.</returns>
    public string ToJson()
    {
        var writer = new CanonicalJsonWriter().StartObject().Name("keys").StartArray();
        foreach (var key in _order)
            key.Write(writer);
        return Encoding.UTF8.GetString(writer.EndArray().EndObject().ToArray());
    }

    private static JsonWebKey? Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || Text("kty") is not "EC" || Text("crv") is not "P-256" || Text("alg") is not (null or "ES256"))
            return null;
        var key = JsonWebKey.From(Text("x") ?? "", Text("y") ?? "");
        return Text("kid") is { } id && !string.Equals(id, key?.Id, StringComparison.Ordinal) ? null : key;

        string? Text(string name) =>
            value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && StrictJson.TryGetText(member, out var text) ? text : null;
    }
}
