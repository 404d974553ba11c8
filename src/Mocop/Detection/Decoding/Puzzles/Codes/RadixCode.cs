namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>Bytes written with the signs of an alphabet.</summary>
internal sealed class RadixCode
{
    private static readonly UInt128 Filler = UInt128.One << '=';
    private readonly sbyte[] _digits = new sbyte[128];
    private readonly UInt128 _signs;
    private readonly ByteReader _read;
    private readonly bool _backwards;
    private readonly int _skipped;

    /// <summary>A code.</summary>
    /// <param name="name">The decoding.</param>
    /// <param name="alphabet">The digits in order.</param>
    /// <param name="read">Makes bytes of digits.</param>
    /// <param name="anyCase">Whether capitals and small letters are the same digit.</param>
    /// <param name="backwards">Whether the last digit stands first.</param>
    /// <param name="skipped">How many signs stand before the first digit.</param>
    internal RadixCode(string name, string alphabet, ByteReader read, bool anyCase = false, bool backwards = false, int skipped = 0)
    {
        (Name, _read, _backwards, _skipped) = (name, read, backwards, skipped);
        Array.Fill(_digits, (sbyte)-1);
        for (var i = 0; i < alphabet.Length; i++)
        {
            Put(alphabet[i], i);
            if (anyCase && char.IsAsciiLetter(alphabet[i]))
                Put((char)(alphabet[i] ^ 0x20), i);
        }

        foreach (var digit in _digits.Index().Where(d => d.Item >= 0))
            _signs |= UInt128.One << digit.Index;
    }

    /// <summary>Makes bytes of the digits of a text; none if they can be no text.</summary>
    /// <param name="text">The text; all of it are digits.</param>
    /// <param name="digits">The digit of each ASCII character.</param>
    internal delegate byte[]? ByteReader(ReadOnlySpan<char> text, ReadOnlySpan<sbyte> digits);

    internal string Name { get; }

    /// <summary>The ASCII characters of a text as bits; all of them if it has others.</summary>
    internal static UInt128 SignsOf(ReadOnlySpan<char> text)
    {
        var signs = UInt128.Zero;
        foreach (var c in text)
        {
            if (c >= 0x80)
                return UInt128.MaxValue;
            signs |= UInt128.One << c;
        }

        return signs;
    }

    /// <summary>What the text says in this code, if it is text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="signs">Its characters as bits.</param>
    internal string? Decode(ReadOnlySpan<char> text, UInt128 signs) => ReadBytes(text, signs) is { } bytes ? DecodedBytes.ToText(bytes) : null;

    /// <summary>The bytes that the text is in this code.</summary>
    internal byte[]? ReadBytes(ReadOnlySpan<char> text) => ReadBytes(text, SignsOf(text));

    private byte[]? ReadBytes(ReadOnlySpan<char> text, UInt128 signs)
    {
        if (_digits['='] < 0 && (signs & Filler) != 0)
        {
            text = text.Trim('=');
            signs = text.Contains('=') ? signs : signs & ~Filler;
        }

        if ((signs & ~_signs) != 0 || text.Length > RadixDigits.Longest || text.Length <= _skipped)
            return null;
        text = text[_skipped..];
        if (!_backwards)
            return _read(text, _digits);
        Span<char> turned = stackalloc char[text.Length];
        text.CopyTo(turned);
        turned.Reverse();
        return _read(turned, _digits);
    }

    private void Put(char sign, int digit) => _digits[sign] = (sbyte)digit;
}
