using System.Buffers;
using System.Text;

namespace Mocop.Json;

/// <summary>The names of enum members in JSON: lower-case words joined by hyphens (<c>drop-oldest</c>); <c>OpenAi</c> is <c>openai</c>.</summary>
public static class WireName
{
    private const int Longest = 32;

    /// <summary>The JSON name of a value.</summary>
    /// <typeparam name="T">An enum of this library.</typeparam>
    /// <param name="value">A defined value.</param>
    /// <returns>The name.</returns>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Names[value];

    /// <summary>Finds the value with a name; the match is exact.</summary>
    /// <typeparam name="T">An enum of this library.</typeparam>
    /// <param name="name">A name as it stands in JSON.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryParse<T>(string? name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name is not null && Table<T>.Values.TryGetValue(name, out value);
    }

    /// <summary>The same for a name in UTF-8.</summary>
    internal static bool TryParse<T>(ReadOnlySpan<byte> name, out T value)
        where T : struct, Enum
    {
        Span<char> letters = stackalloc char[Longest];
        value = default;
        return Ascii.ToUtf16(name, letters, out var length) is OperationStatus.Done && Table<T>.Values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters[..length], out value);
    }

    /// <summary>All names of an enum, in its order, for messages that list what is allowed.</summary>
    /// <typeparam name="T">An enum of this library.</typeparam>
    /// <returns>The names.</returns>
    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Table<T>.Values.Keys;

    private static string Hyphenated(string name)
    {
        if (string.Equals(name, "OpenAi", StringComparison.Ordinal))
            return "openai";
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(v => v, v => Hyphenated(v.ToString()));

        public static readonly Dictionary<string, T> Values = Names.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
