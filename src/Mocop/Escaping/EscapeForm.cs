using System.Globalization;

namespace Mocop.Escaping;

/// <summary>The three spellings of an escape: <c>&amp;lt;</c>, <c>&amp;amp;</c>, and <c>&amp;#x…;</c> with one to six upper-case hexadecimal digits of a code point.</summary>
internal static class EscapeForm
{
    public const string Less = "&lt;";
    public const string Ampersand = "&amp;";

    private const string NumericStart = "&#x";
    private const int MaxDigits = 6;
    private const int MaxCodePoint = 0x10FFFF;

    /// <summary>The longest escape: <c>&amp;#x10FFFF;</c>.</summary>
    public const int MaxChars = 10;

    public static string Numeric(int codePoint) => string.Create(CultureInfo.InvariantCulture, $"&#x{codePoint:X};");

    /// <summary>Reads the escape at the start of a text.</summary>
    /// <returns>Its length; 0 when there is none.</returns>
    public static int Read(ReadOnlySpan<char> text, out int codePoint)
    {
        codePoint = 0;
        if (text.IsEmpty || text[0] != '&')
            return 0;
        if (text.StartsWith(Less, StringComparison.Ordinal))
        {
            codePoint = '<';
            return Less.Length;
        }

        if (text.StartsWith(Ampersand, StringComparison.Ordinal))
        {
            codePoint = '&';
            return Ampersand.Length;
        }

        return text.StartsWith(NumericStart, StringComparison.Ordinal) ? ReadNumeric(text, out codePoint) : 0;
    }

    private static int ReadNumeric(ReadOnlySpan<char> text, out int codePoint)
    {
        codePoint = 0;
        var digits = text[NumericStart.Length..];
        var count = 0;
        while (count < digits.Length && count < MaxDigits && char.IsAsciiHexDigitUpper(digits[count]))
        {
            var digit = digits[count++];
            codePoint = (codePoint * 16) + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'A' + 10);
        }

        return count > 0 && count < digits.Length && digits[count] == ';' && codePoint <= MaxCodePoint ? NumericStart.Length + count + 1 : 0;
    }
}
