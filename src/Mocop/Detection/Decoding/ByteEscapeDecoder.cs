using System.Text;

namespace Mocop.Detection.Decoding;

/// <summary>Bytes written as a mark and two hexadecimal digits; several together may make one character.</summary>
internal sealed class ByteEscapeDecoder(string name, char mark, int fewest) : EscapeDecoder(name, mark, fewest)
{
    private readonly char _mark = mark;

    /// <summary><c>%69</c>, and <c>%u0069</c>.</summary>
    internal static ByteEscapeDecoder Percent { get; } = new("percent", '%', 2);

    /// <summary><c>=69</c>, and the soft line break.</summary>
    internal static ByteEscapeDecoder QuotedPrintable { get; } = new("quoted-printable", '=', 3);

    /// <summary>A digit or a blank before a digit is a number that was assigned, as in <c>seconds=300</c>.</summary>
    protected override bool Tells(ReadOnlySpan<char> text, int at, int length, string decoded) =>
        _mark != '=' || decoded is not [(>= '0' and <= '9') or ' '] || at + length == text.Length || !char.IsAsciiDigit(text[at + length]);

    /// <inheritdoc/>
    protected override int DecodeAt(ReadOnlySpan<char> text, int at, out string decoded)
    {
        decoded = "";
        if (_mark == '%' && at + 1 < text.Length && text[at + 1] is 'u' or 'U' && Hex(text, at + 2, 4) is >= 0 and var unit)
        {
            decoded = CodePoint(unit);
            return 6;
        }

        if (_mark == '=' && at + 1 < text.Length && text[at + 1] == '\n')
            return 2;
        if (Hex(text, at + 1, 2) is not (>= 0 and var value) || (_mark == '=' && (char.IsAsciiLetterLower(text[at + 1]) || char.IsAsciiLetterLower(text[at + 2]))))
            return 0;
        var length = value switch { < 0x80 => 1, >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        if (length == 0)
            return 0;
        Span<byte> bytes = [(byte)value, 0, 0, 0];
        for (var i = 1; i < length; i++)
        {
            var next = at + (3 * i);
            if (next >= text.Length || text[next] != _mark || Hex(text, next + 1, 2) is not (>= 0x80 and < 0xC0 and var tail))
                return 0;
            bytes[i] = (byte)tail;
        }

        decoded = Encoding.UTF8.GetString(bytes[..length]);
        return 3 * length;
    }
}
