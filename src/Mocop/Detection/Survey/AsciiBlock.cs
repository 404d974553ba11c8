using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mocop.Detection.Phrases;

namespace Mocop.Detection.Survey;

/// <summary>64 characters as bits, one for each: what kind of sign stands where.</summary>
internal ref struct AsciiBlock
{
    internal const int Size = 64;

    /// <summary>Letters and digits of words that are written with spaces around them.</summary>
    internal ulong Word;

    /// <summary>Characters that are words of their own.</summary>
    internal ulong Syllable;

    /// <summary>Decimal digits.</summary>
    internal ulong Digit;

    /// <summary>Apostrophes.</summary>
    internal ulong Apostrophe;

    /// <summary>Signs for "at".</summary>
    internal ulong At;

    /// <summary>Hexadecimal digits and <c>x</c>.</summary>
    internal ulong Hex;

    /// <summary>The alphabet of base64.</summary>
    internal ulong Base64;

    /// <summary>The alphabet of base32.</summary>
    internal ulong Base32;

    /// <summary>The alphabet of ascii85.</summary>
    internal ulong Printed;

    /// <summary>Characters outside of ASCII.</summary>
    internal ulong Foreign;

    private Vector256<byte> _signs;
    private Signs _foreignSigns;

    /// <summary>The signs of all blocks that were read.</summary>
    internal readonly Signs AllSigns
    {
        get
        {
            var signs = _foreignSigns;
            for (var bit = 1; bit <= (int)Signs.LetterLike; bit <<= 1)
                signs |= Vector256.EqualsAll(_signs & Vector256.Create((byte)bit), Vector256<byte>.Zero) ? Signs.None : (Signs)bit;
            return signs;
        }
    }

    /// <summary>Reads 64 characters and writes them in lower case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Read(ref char text, ref byte lower)
    {
        ref var units = ref Unsafe.As<char, ushort>(ref text);
        var a = Vector256.LoadUnsafe(ref units);
        var b = Vector256.LoadUnsafe(ref units, 16);
        var c = Vector256.LoadUnsafe(ref units, 32);
        var d = Vector256.LoadUnsafe(ref units, 48);
        if (Vector256.GreaterThanAny(a | b | c | d, Vector256.Create((ushort)0x7F)))
        {
            ReadForeign(ref text, ref lower);
            return;
        }

        Foreign = Syllable = 0;
        var low = Vector256.Narrow(a, b);
        var high = Vector256.Narrow(c, d);
        Classify(low, out var word, out var digit, out var hex, out var sixtyFour, out var thirtyTwo, out var lowered);
        lowered.StoreUnsafe(ref lower);
        Classify(high, out var word2, out var digit2, out var hex2, out var sixtyFour2, out var thirtyTwo2, out lowered);
        lowered.StoreUnsafe(ref lower, 32);
        _signs |= SignsOf(low) | SignsOf(high);
        Word = Bits(word, word2);
        Digit = Bits(digit, digit2);
        Hex = Bits(hex, hex2);
        Base64 = Bits(sixtyFour, sixtyFour2);
        Base32 = Bits(thirtyTwo, thirtyTwo2);
        Apostrophe = Bits(Vector256.Equals(low, Vector256.Create((byte)'\'')), Vector256.Equals(high, Vector256.Create((byte)'\'')));
        At = Bits(Vector256.Equals(low, Vector256.Create((byte)'@')), Vector256.Equals(high, Vector256.Create((byte)'@')));
        Printed = Bits(InRange(low, '!', 'u'), InRange(high, '!', 'u'));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Classify(
        Vector256<byte> signs, out Vector256<byte> word, out Vector256<byte> digit, out Vector256<byte> hex, out Vector256<byte> base64, out Vector256<byte> base32, out Vector256<byte> lowered)
    {
        var small = signs | Vector256.Create((byte)0x20);
        var letter = InRange(small, 'a', 'z');
        lowered = Vector256.ConditionalSelect(letter, small, signs);
        digit = InRange(signs, '0', '9');
        word = letter | digit;
        hex = digit | InRange(small, 'a', 'f') | Vector256.Equals(small, Vector256.Create((byte)'x'));
        base64 = word | Vector256.Equals(signs, Vector256.Create((byte)'+')) | Vector256.Equals(signs, Vector256.Create((byte)'/'))
            | Vector256.Equals(signs, Vector256.Create((byte)'-')) | Vector256.Equals(signs, Vector256.Create((byte)'_'));
        base32 = InRange(signs, 'A', 'Z') | InRange(signs, '2', '7');
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> SignsOf(Vector256<byte> signs) =>
        (Where(signs, '\\') & Vector256.Create((byte)Signs.Backslash)) | (Where(signs, '%') & Vector256.Create((byte)Signs.Percent))
        | (Where(signs, '&') & Vector256.Create((byte)Signs.Ampersand)) | (Where(signs, '=') & Vector256.Create((byte)Signs.Equals))
        | ((Where(signs, '"') | Where(signs, '\'') | Where(signs, '`')) & Vector256.Create((byte)Signs.QuotationMark))
        | ((Where(signs, '@') | Where(signs, '$') | Where(signs, '|')) & Vector256.Create((byte)Signs.LetterLike));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Where(Vector256<byte> signs, char sign) => Vector256.Equals(signs, Vector256.Create((byte)sign));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> InRange(Vector256<byte> signs, char first, char last) =>
        Vector256.LessThanOrEqual(signs - Vector256.Create((byte)first), Vector256.Create((byte)(last - first)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadForeign(ref char text, ref byte lower)
    {
        Word = Syllable = Digit = Apostrophe = At = Hex = Base64 = Base32 = Printed = Foreign = 0;
        for (var i = 0; i < Size; i++)
        {
            var c = Unsafe.Add(ref text, i);
            var bit = 1UL << i;
            Unsafe.Add(ref lower, i) = c < 0x80 ? (byte)CharacterTable.ToLower(c) : (byte)0xFF;
            switch (CharacterTable.ClassOf(c))
            {
                case CharacterClass.Word:
                    Word |= bit;
                    break;
                case CharacterClass.Syllable:
                    Syllable |= bit;
                    break;
                case CharacterClass.Apostrophe:
                    Apostrophe |= bit;
                    break;
            }

            if (c >= 0x80)
            {
                Foreign |= bit;
                continue;
            }

            _foreignSigns |= SignOf(c);
            Digit |= char.IsAsciiDigit(c) ? bit : 0;
            At |= c == '@' ? bit : 0;
            Hex |= char.IsAsciiHexDigit(c) || c is 'x' or 'X' ? bit : 0;
            Base64 |= char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_' ? bit : 0;
            Base32 |= char.IsAsciiLetterUpper(c) || c is >= '2' and <= '7' ? bit : 0;
            Printed |= c is >= '!' and <= 'u' ? bit : 0;
        }
    }

    private static Signs SignOf(char c) => c switch
    {
        '\\' => Signs.Backslash,
        '%' => Signs.Percent,
        '&' => Signs.Ampersand,
        '=' => Signs.Equals,
        '"' or '\'' or '`' => Signs.QuotationMark,
        '@' or '$' or '|' => Signs.LetterLike,
        _ => Signs.None,
    };
}
