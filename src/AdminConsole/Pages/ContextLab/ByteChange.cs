using System.Security.Cryptography;
using System.Text;
using Mocop.Sealing;

namespace AdminConsole.Pages.ContextLab;

/// <summary>One byte of an envelope, changed, and what the verifier says of it.</summary>
/// <param name="Offset">Which byte.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Lead">The bytes before it, as text.</param>
/// <param name="Tail">The bytes after it, as text.</param>
/// <param name="Result">What the verifier says.</param>
public sealed record ByteChange(int Offset, byte Before, byte After, string Lead, string Tail, VerificationResult Result)
{
    private const int Around = 28;

    /// <summary>Flips one bit of one byte, both drawn at random.</summary>
    public static (byte[] Changed, int Offset) Flip(ReadOnlyMemory<byte> envelope)
    {
        var changed = envelope.ToArray();
        var offset = RandomNumberGenerator.GetInt32(changed.Length);
        changed[offset] ^= (byte)(1 << RandomNumberGenerator.GetInt32(8));
        return (changed, offset);
    }

    public static ByteChange Of(ReadOnlyMemory<byte> envelope, byte[] changed, int offset, VerificationResult result) => new(
        offset, envelope.Span[offset], changed[offset],
        Text(changed.AsSpan(Math.Max(0, offset - Around), Math.Min(Around, offset))),
        Text(changed.AsSpan(offset + 1, Math.Min(Around, changed.Length - offset - 1))),
        result);

    /// <summary>A byte as a person reads it.</summary>
    public static string Show(byte value) => value is > 0x20 and < 0x7F ? $"{(char)value}" : $"{value:X2}";

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
