using System.Numerics;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>What may have been done to all numbers of a row alike, undone.</summary>
internal static class CodeTurns
{
    private static readonly int[] Ebcdic = BuildEbcdic();

    /// <summary>The character that a number is; none for a zero.</summary>
    internal static char Letter(int value) => value switch { 0 => '\0', 9 or 10 or 13 => ' ', >= 32 and < 127 => (char)value, _ => '?' };

    /// <summary>The ways of turning a row into characters, the simplest first.</summary>
    internal static IEnumerable<Func<int, int>> For(List<CodeUnit> stream)
    {
        int most = stream.Max(u => u.Value), least = stream.Min(u => u.Value), bits = stream[0].Bits;
        var usual = stream.Where(u => u.Value != 0).CountBy(u => u.Value).OrderByDescending(c => c.Value).Take(2).Select(c => c.Key).ToArray();
        if (usual.Length < 2)
            yield break;
        yield return v => v;
        if (most <= 27 && least >= 0)
        {
            yield return v => v is > 0 and < 27 ? 'a' + v - 1 : ' ';
            yield return v => v < 26 ? 'a' + v : ' ';
        }

        foreach (var first in usual)
        {
            foreach (var meant in (int[])[' ', 'e', 'E', 't', 'a'])
            {
                var (by, mask) = (first - meant, first ^ meant);
                yield return v => v == 0 && by != 0 ? 1 : v - by;
                if (least >= 0 && most < 256)
                {
                    yield return v => v ^ mask;
                    yield return v => (first + meant - v) & 0xFF;
                }
            }
        }

        var common = (int)stream.Aggregate(BigInteger.Zero, (gcd, u) => BigInteger.GreatestCommonDivisor(gcd, u.Value));
        if (common > 1)
            yield return v => v / common;
        if (least < 0)
            yield return Math.Abs;
        if (least < 0 || most > 255)
            yield break;
        yield return v => Ebcdic[v];
        if (most > 127)
            yield return v => v & 0x7F;
        if (most < 64)
            yield return v => v + 32;
        yield return v => v >> 1;
        yield return v => v ^ (v >> 1) ^ (v >> 2) ^ (v >> 3) ^ (v >> 4) ^ (v >> 5) ^ (v >> 6) ^ (v >> 7);
        yield return v => ((v << 4) | (v >> 4)) & 0xFF;
        foreach (var width in bits is 0 or 8 ? (int[])[8, 7] : [bits])
        {
            yield return v => Reversed(v, width);
            for (var by = 1; by < width; by++)
            {
                var moved = by;
                yield return v => ((v << moved) | (v >> (width - moved))) & ((1 << width) - 1);
            }
        }
    }

    private static int Reversed(int value, int width)
    {
        var turned = 0;
        for (var i = 0; i < width; i++)
            turned |= ((value >> i) & 1) << (width - 1 - i);
        return turned;
    }

    /// <summary>Letters, digits and a few signs of code page 37.</summary>
    private static int[] BuildEbcdic()
    {
        var table = new int[256];
        Array.Fill(table, 1);
        foreach (var (first, letters) in (ReadOnlySpan<(int, string)>)[(0x40, " "), (0x4B, ".<(+"), (0x5A, "!$*);"), (0x60, "-/"), (0x6B, ",%_>?"), (0x7A, ":#@'=\""), (0x81, "abcdefghi"), (0x91, "jklmnopqr"), (0xA2, "stuvwxyz"), (0xC1, "ABCDEFGHI"), (0xD1, "JKLMNOPQR"), (0xE2, "STUVWXYZ"), (0xF0, "0123456789")])
        {
            for (var i = 0; i < letters.Length; i++)
                table[first + i] = letters[i];
        }

        table[0x15] = '\n';
        table[0] = 0;
        return table;
    }
}
