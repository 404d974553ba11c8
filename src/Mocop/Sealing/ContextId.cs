using System.Buffers.Binary;

namespace Mocop.Sealing;

/// <summary>Ids of contexts: <c>ctx_</c> and 26 letters that sort by time (48 bits of milliseconds, 80 random bits, Crockford's base 32).</summary>
internal static class ContextId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Letters = 26;

    public static string New(DateTimeOffset time, INonceSource source)
    {
        Span<byte> bytes = stackalloc byte[16];
        source.Fill(bytes);
        var random = BinaryPrimitives.ReadUInt128BigEndian(bytes) & ((UInt128.One << 80) - 1);
        var value = ((UInt128)(ulong)time.ToUnixTimeMilliseconds() << 80) | random;
        return "ctx_" + string.Create(Letters, value, static (letters, rest) =>
        {
            for (var i = Letters - 1; i >= 0; i--, rest >>= 5)
                letters[i] = Alphabet[(int)(rest & 31)];
        });
    }
}
