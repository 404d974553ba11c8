using System.Buffers;
using System.Globalization;
using System.Net;

namespace Mocop.Detection.Decoding;

/// <summary>Character references of HTML and XML: <c>&amp;#105; &amp;#x69; &amp;lt;</c>, with or without the semicolon where it is a number.</summary>
internal sealed class EntityDecoder() : EscapeDecoder("html", '&', 1)
{
    private const int LongestName = 32;
    private static readonly SearchValues<char> NameParts = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>An ampersand between two words, as addresses have it (<c>page=2&amp;amp;sort=date</c>), says nothing unless it begins a reference.</summary>
    protected override bool Tells(ReadOnlySpan<char> text, int at, int length, string decoded)
    {
        var next = at + length;
        if (decoded is not "&" || at == 0 || next == text.Length || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetter(text[next]))
            return true;
        var rest = text.Slice(next, Math.Min(LongestName + 1, text.Length - next));
        var end = rest.IndexOfAnyExcept(NameParts);
        return end < 0 || rest[end] == ';';
    }

    /// <inheritdoc/>
    protected override int DecodeAt(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        if (at + 2 >= text.Length)
            return 0;
        return text[at + 1] == '#' ? Numeric(text, at, out decoded) : Named(text, at, out decoded);
    }

    private static int Numeric(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        var hex = text[at + 2] is 'x' or 'X';
        var start = at + (hex ? 3 : 2);
        var end = start;
        while (end < text.Length && end - start < 8 && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end == start || !int.TryParse(text.Slice(start, end - start), hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return 0;
        decoded = CodePoint(value);
        return end - at + (end < text.Length && text[end] == ';' ? 1 : 0);
    }

    private static int Named(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        var end = at + 1;
        while (end < text.Length && end - at <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end == at + 1 || end == text.Length || text[end] != ';')
            return 0;
        var name = text[at..(end + 1)].ToString();
        decoded = WebUtility.HtmlDecode(name);
        return string.Equals(decoded, name, StringComparison.Ordinal) ? 0 : name.Length;
    }
}
