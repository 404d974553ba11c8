using System.Text;
using System.Text.Json;
using Mocop.Detection;

namespace Mocop.Schemas;

/// <summary>Finds where in a JSON text the values of JSON Pointers (RFC 6901) stand.</summary>
internal static class JsonLocator
{
    /// <summary>The ranges of values.</summary>
    /// <param name="json">Well-formed JSON.</param>
    /// <param name="pointers">Whose values are sought. One that leads nowhere has the range of the innermost value on the way that there is.</param>
    /// <returns>The ranges in UTF-16 code units, in the order of the pointers.</returns>
    public static TextSpan[] Find(string json, IReadOnlyList<string> pointers)
    {
        var found = new Dictionary<string, (int Start, int End)>(StringComparer.Ordinal);
        var wanted = pointers.SelectMany(Prefixes).ToHashSet(StringComparer.Ordinal);
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = ContentSchema.MaxDepth });
        Walk(ref reader, "", wanted, found);
        return [.. pointers.Select(p => Prefixes(p).Where(found.ContainsKey).Select(f => InUtf16(found[f])).Last())];

        TextSpan InUtf16((int Start, int End) bytes)
        {
            var start = Encoding.UTF8.GetCharCount(utf8, 0, bytes.Start);
            return new TextSpan(start, start + Encoding.UTF8.GetCharCount(utf8, bytes.Start, bytes.End - bytes.Start));
        }
    }

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The pointers on the way, from the whole document to the pointer itself.</summary>
    private static IEnumerable<string> Prefixes(string pointer)
    {
        for (var slash = 0; slash >= 0; slash = slash < pointer.Length ? pointer.IndexOf('/', slash + 1) : -1)
            yield return pointer[..slash];
        if (pointer.Length > 0)
            yield return pointer;
    }

    private static void Walk(ref Utf8JsonReader reader, string pointer, HashSet<string> wanted, Dictionary<string, (int Start, int End)> found)
    {
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        var start = (int)reader.TokenStartIndex;
        if (!wanted.Contains(pointer))
        {
            reader.Skip();
            return;
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var inner = $"{pointer}/{Escape(reader.GetString()!)}";
                reader.Read();
                Walk(ref reader, inner, wanted, found);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                Walk(ref reader, $"{pointer}/{index}", wanted, found);
        }

        found[pointer] = (start, (int)reader.BytesConsumed);
    }
}
