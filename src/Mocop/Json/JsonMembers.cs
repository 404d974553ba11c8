using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Mocop.Json;

/// <summary>The members of one object that <see cref="StrictJson"/> is reading.</summary>
internal sealed class JsonMembers(StrictJson json, string path, string[] known)
{
    private static readonly SearchValues<char> s_controls = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\b', '\t', '\n', '\f', '\r'])]);

    private readonly JsonElement[] _values = known.Length == 0 ? [] : new JsonElement[known.Length];

    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static JsonMembers None(StrictJson json, string path) => new(json, path, []);

    public string PathOf(string name) => StrictJson.Join(path, name);

    /// <summary>Keeps a member's value, unless there is one.</summary>
    public bool TrySet(int index, JsonElement value)
    {
        if (_values[index].ValueKind != JsonValueKind.Undefined)
            return false;
        _values[index] = value;
        return true;
    }

    public bool Has(string name) => Find(name).ValueKind != JsonValueKind.Undefined;

    public JsonElement Element(string name)
    {
        var value = Find(name);
        return value.ValueKind != JsonValueKind.Undefined ? value : json.Refuse(PathOf(name), "is missing", value);
    }

    public string Text(string name, int max, int min = 0)
    {
        var value = Element(name);
        if (json.Error is not null)
            return "";
        if (value.ValueKind != JsonValueKind.String)
            return json.Refuse(PathOf(name), "must be a string", "");
        if (!StrictJson.TryGetText(value, out var text))
            return json.Refuse(PathOf(name), "has an unpaired surrogate", "");
        if (text.Length < min || text.Length > max)
            return json.Refuse(PathOf(name), $"has {text.Length} characters; {min} to {max} are allowed", "");
        return text.AsSpan().ContainsAny(s_controls)
            ? json.Refuse(PathOf(name), "has a control character", "")
            : text;
    }

    public string? OptionalText(string name, int max, int min = 0) => Has(name) ? Text(name, max, min) : null;

    public long Integer(string name, long min, long max)
    {
        var value = Element(name);
        return json.Error is not null ? 0
            : value.ValueKind == JsonValueKind.Number && StrictJson.TryGetInteger(value, out var number) && number >= min && number <= max ? number
            : json.Refuse(PathOf(name), $"must be an integer from {min} to {max}", 0L);
    }

    public int Int(string name, int min = 0, int max = int.MaxValue) => (int)Integer(name, min, max);

    public bool Boolean(string name)
    {
        var value = Element(name);
        return json.Error is null
            && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? value.GetBoolean()
                : json.Refuse(PathOf(name), "must be true or false", false));
    }

    public T Name<T>(string name)
        where T : struct, Enum
    {
        var found = Element(name);
        if (found.ValueKind == JsonValueKind.String && WireName.TryParse(JsonMarshal.GetRawUtf8Value(found)[1..^1], out T value))
            return value;
        return WireName.TryParse(Text(name, 64), out value) || json.Error is not null
            ? value
            : json.Refuse(PathOf(name), $"must be one of {string.Join(", ", WireName.All<T>())}", default(T));
    }

    public DateTimeOffset Time(string name)
    {
        var text = Text(name, 24);
        return json.Error is not null ? default
            : DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
            : json.Refuse(PathOf(name), "must be a time like 2026-11-22T05:41:07.318Z", default(DateTimeOffset));
    }

    public IReadOnlyList<T> Items<T>(string name, int max, Func<JsonElement, string, T> read) => json.Items(Element(name), PathOf(name), max, read);

    public T Object<T>(string name, Func<JsonElement, string, T> read)
    {
        var value = Element(name);
        return json.Error is null ? read(value, PathOf(name)) : default!;
    }

    /// <summary>Readers and <c>known</c> name a member by the same literal, so most often the same object is looked for.</summary>
    private JsonElement Find(string name)
    {
        for (var i = 0; i < known.Length; i++)
        {
            if (ReferenceEquals(known[i], name))
                return _values[i];
        }

        var index = Array.IndexOf(known, name);
        return index < 0 ? default : _values[index];
    }
}
