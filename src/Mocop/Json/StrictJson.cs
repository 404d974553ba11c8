using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Mocop.Json;

/// <summary>
/// Reads JSON of a known shape and remembers the first thing that is wrong with it: a member that is unknown, missing, doubled, of another type, too
/// long or out of range. After the first error every further read gives a default, so a reader can be written without a branch per member.
/// </summary>
internal sealed class StrictJson
{
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions UncheckedNames = new() { MaxDepth = MaxDepth };

    public JsonError? Error { get; private set; }

    /// <summary>
    /// Reads a document all of whose objects the reader takes through <see cref="Members"/>, which sees a name that stands twice. So the parser need not look for one, which is a third of its
    /// work, unless the document is refused: then it is read anew, so that the reason does not depend on what is looked at first.
    /// </summary>
    public static bool TryRead<T>(ReadOnlyMemory<byte> utf8, int maxBytes, Func<StrictJson, JsonElement, T> read, out T value, out JsonError? error) =>
        TryRead(utf8, maxBytes, UncheckedNames, read, out value, out error) || TryRead(utf8, maxBytes, Options, read, out value, out error);

    public static bool TryParse(ReadOnlyMemory<byte> utf8, int maxBytes, out JsonDocument document, out JsonError? error) => TryParse(utf8, maxBytes, Options, out document, out error);

    private static bool TryRead<T>(ReadOnlyMemory<byte> utf8, int maxBytes, JsonDocumentOptions options, Func<StrictJson, JsonElement, T> read, out T value, out JsonError? error)
    {
        value = default!;
        if (!TryParse(utf8, maxBytes, options, out var document, out error))
            return false;
        using (document)
        {
            var json = new StrictJson();
            value = read(json, document.RootElement);
            error = json.Error;
            return error is null;
        }
    }

    private static bool TryParse(ReadOnlyMemory<byte> utf8, int maxBytes, JsonDocumentOptions options, out JsonDocument document, out JsonError? error)
    {
        document = null!;
        error = utf8.Length > maxBytes ? new("schema", "", $"is longer than {maxBytes} bytes")
            : !Utf8.IsValid(utf8.Span) ? new("malformed", "", "is not UTF-8")
            : null;
        if (error is not null)
            return false;
        try
        {
            document = JsonDocument.Parse(utf8, options);
            return true;
        }
        catch (JsonException)
        {
            error = new("malformed", "", "is not JSON, or a member stands twice");
            return false;
        }
        catch (InvalidOperationException)
        {
            // Looking for doubled names, the parser gives up so on one that is no text.
            error = new("malformed", "", "has a member name with an unpaired surrogate");
            return false;
        }
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    public static bool TryGetText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    public static bool TryGetName(JsonProperty member, out string name)
    {
        try
        {
            name = member.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    public static bool TryGetInteger(JsonElement value, out long number)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return long.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            && number is <= CanonicalJsonWriter.MaxInteger and >= -CanonicalJsonWriter.MaxInteger
            && !raw.SequenceEqual("-0"u8);
    }

    public JsonMembers Members(JsonElement value, string path, params string[] known)
    {
        if (Error is not null)
            return JsonMembers.None(this, path);
        if (value.ValueKind != JsonValueKind.Object)
            return Refuse(path, "must be an object", JsonMembers.None(this, path));
        var members = new JsonMembers(this, path, known);
        var expected = 0;
        foreach (var member in value.EnumerateObject())
        {
            var index = IndexOf(member, known, expected);
            if (index < 0)
            {
                TryGetName(member, out var name);
                return Refuse(Join(path, Shown(name)), $"is unknown here; known are {string.Join(", ", known)}", JsonMembers.None(this, path));
            }

            if (!members.TrySet(index, member.Value))
                return Refuse(Join(path, known[index]), "stands twice", JsonMembers.None(this, path));
            expected = index + 1;
        }

        return members;
    }

    /// <summary>Canonical JSON has its members in order, so the search begins behind the last one that was found.</summary>
    private static int IndexOf(JsonProperty member, string[] known, int expected)
    {
        for (var i = 0; i < known.Length; i++)
        {
            var index = expected + i < known.Length ? expected + i : expected + i - known.Length;
            if (member.NameEquals(known[index]))
                return index;
        }

        return -1;
    }

    public IReadOnlyList<T> Items<T>(JsonElement value, string path, int max, Func<JsonElement, string, T> read)
    {
        if (Error is not null)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            return Refuse<IReadOnlyList<T>>(path, "must be an array", []);
        var count = value.GetArrayLength();
        if (count > max)
            return Refuse<IReadOnlyList<T>>(path, $"has {count} items; at most {max} are allowed", []);
        var items = new T[count];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index] = read(item, $"{path}[{index}]");
            if (Error is not null)
                return [];
            index++;
        }

        return items;
    }

    public T Refuse<T>(string path, string message, T result)
    {
        Error ??= new("schema", path, message);
        return result;
    }

    /// <summary>A name that somebody else chose, short and plain enough for a message.</summary>
    private static string Shown(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$') ? name : "?";
}
