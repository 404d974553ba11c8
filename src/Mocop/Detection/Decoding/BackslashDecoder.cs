namespace Mocop.Detection.Decoding;

/// <summary>Escapes of programming languages, JSON and CSS: <c>\u0069 \u{69} \U00000069 \x69 \151 \n \"</c>.</summary>
internal sealed class BackslashDecoder() : EscapeDecoder("escapes", '\\', 1)
{
    /// <summary>A line that ends where the string ends, as in <c>"done\n"</c>, says nothing.</summary>
    protected override bool Tells(ReadOnlySpan<char> text, int at, int length, string decoded) =>
        decoded is not "\n" || at + length == text.Length || text[at + length] is not ('"' or '\'' or '`');

    /// <inheritdoc/>
    protected override int DecodeAt(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        if (at + 1 == text.Length)
            return 0;
        switch (text[at + 1])
        {
            case 'n' or 'r':
                decoded = "\n";
                return 2;
            case '"' or '\'' or '/':
                decoded = text[at + 1].ToString();
                return 2;
            case 'u' when at + 2 < text.Length && text[at + 2] == '{':
                return Braced(text, at, out decoded);
            case 'u':
                return Fixed(text, at, 4, out decoded);
            case 'x':
                return Fixed(text, at, 2, out decoded);
            case 'U':
                return Fixed(text, at, 8, out decoded);
            case >= '0' and <= '3':
                return Octal(text, at, out decoded);
            default:
                return 0;
        }
    }

    private static int Fixed(ReadOnlySpan<char> text, int at, int digits, out string decoded)
    {
        var value = Hex(text, at + 2, digits);
        decoded = value < 0 ? "" : CodePoint(value);
        return value < 0 ? 0 : 2 + digits;
    }

    private static int Braced(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        var close = text.Slice(at + 3, Math.Min(9, text.Length - at - 3)).IndexOf('}');
        if (close < 1 || Hex(text, at + 3, close) is not (>= 0 and var value))
            return 0;
        decoded = CodePoint(value);
        return close + 4;
    }

    private static int Octal(ReadOnlySpan<char> text, int at, out string decoded)
    {
        var value = 0;
        decoded = "";
        if (at + 4 > text.Length)
            return 0;
        foreach (var c in text.Slice(at + 1, 3))
        {
            if (c is < '0' or > '7')
                return 0;
            value = (value * 8) + (c - '0');
        }

        decoded = CodePoint(value);
        return 4;
    }
}
