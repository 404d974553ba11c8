using System.Buffers.Binary;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>Makes bytes of digits. Each looks at a few bytes first and gives up where they can be no text.</summary>
internal static class RadixDigits
{
    /// <summary>The longest text that is read.</summary>
    internal const int Longest = 2048;

    private const int LongestNumber = 600;
    private const int Glance = 15;

    /// <summary>Digits of so many bits each.</summary>
    internal static RadixCode.ByteReader Bits(int size) => (text, digits) =>
    {
        var bytes = new List<byte>();
        int bits = 0, value = 0;
        foreach (var c in text)
        {
            value = ((value << size) | (byte)digits[c]) & 0xFFFF;
            bits += size;
            if (bits < 8)
                continue;
            bits -= 8;
            if (!Put(bytes, (byte)(value >> bits)))
                return null;
        }

        return [.. bytes];
    };

    /// <summary>One long number with that many digits.</summary>
    internal static RadixCode.ByteReader Number(uint radix) => (text, digits) =>
    {
        if (text.Length > LongestNumber || !EndsAsText(text, digits, radix))
            return null;
        Span<uint> limbs = stackalloc uint[LongestNumber * 6 / 32 + 1];
        var used = 0;
        foreach (var c in text)
        {
            ulong carry = (ulong)digits[c];
            for (var i = 0; i < used; i++)
            {
                carry += (ulong)limbs[i] * radix;
                limbs[i] = (uint)carry;
                carry >>= 32;
            }

            if (carry != 0)
                limbs[used++] = (uint)carry;
        }

        var bytes = new byte[used * 4];
        for (var i = 0; i < used; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan((used - 1 - i) * 4), limbs[i]);
        return bytes.AsSpan().TrimStart((byte)0).ToArray();
    };

    /// <summary>Five digits for four bytes.</summary>
    internal static byte[]? Fives(ReadOnlySpan<char> text, ReadOnlySpan<sbyte> digits)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at += 5)
        {
            ulong group = 0;
            for (var i = 0; i < 5; i++)
                group = (group * 85) + (uint)(at + i < text.Length ? digits[text[at + i]] : 84);
            if (group > uint.MaxValue)
                return null;
            for (var i = 0; i < Math.Min(4, text.Length - at - 1); i++)
            {
                if (!Put(bytes, (byte)(group >> (24 - (8 * i)))))
                    return null;
            }
        }

        return [.. bytes];
    }

    /// <summary>Two digits of 91 for 13 or 14 bits.</summary>
    internal static byte[]? NinetyOne(ReadOnlySpan<char> text, ReadOnlySpan<sbyte> digits)
    {
        var bytes = new List<byte>();
        int value = -1, queue = 0, bits = 0;
        foreach (var c in text)
        {
            if (value < 0)
            {
                value = digits[c];
                continue;
            }

            value += digits[c] * 91;
            queue |= value << bits;
            bits += (value & 8191) > 88 ? 13 : 14;
            value = -1;
            for (; bits > 7; bits -= 8, queue >>= 8)
            {
                if (!Put(bytes, (byte)queue))
                    return null;
            }
        }

        if (value >= 0)
            bytes.Add((byte)(queue | (value << bits)));
        return [.. bytes];
    }

    /// <summary>Three digits of 45 for two bytes.</summary>
    internal static byte[]? FortyFive(ReadOnlySpan<char> text, ReadOnlySpan<sbyte> digits)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at += 3)
        {
            var value = 0;
            var size = Math.Min(3, text.Length - at);
            for (var i = size - 1; i >= 0; i--)
                value = (value * 45) + digits[text[at + i]];
            if (value > ushort.MaxValue || size == 1 || (size == 3 && !Put(bytes, (byte)(value >> 8))) || !Put(bytes, (byte)value))
                return null;
        }

        return [.. bytes];
    }

    /// <summary>Adds a byte; not if the first ones can be no text.</summary>
    private static bool Put(List<byte> bytes, byte value)
    {
        bytes.Add(value);
        return bytes.Count != Glance || DecodedBytes.MayBeText(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)[..(Glance - 3)]);
    }

    /// <summary>The last bytes depend on all digits only modulo two to the power of 64, which a register does by itself.</summary>
    private static bool EndsAsText(ReadOnlySpan<char> text, ReadOnlySpan<sbyte> digits, uint radix)
    {
        ulong value = 0;
        foreach (var c in text)
            value = (value * radix) + (ulong)digits[c];
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        while (bytes.Length > 5 && (bytes[0] & 0xC0) == 0x80)
            bytes = bytes[1..];
        return System.Text.Unicode.Utf8.IsValid(bytes);
    }
}
