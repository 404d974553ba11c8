using System.Text;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>A byte for each sign: the emoji of base100, or all the patterns of Braille.</summary>
internal static class SymbolBytes
{
    private const int Shortest = 16;

    internal static Reading? Read(string text, int start)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u2800', '\uDFFF') < 0)
            return null;
        var made = new ReadingBuilder("symbol-bytes");
        var other = 0;
        var bytes = new List<byte>();
        var places = new List<int>();
        for (var at = 0; at < text.Length; at++)
        {
            var sign = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
            var value = sign is >= 0x1F3F7 and <= 0x1F4F6 ? sign - 0x1F3F7 : sign is >= 0x2800 and <= 0x28FF ? sign - 0x2800 : -1;
            if (value >= 0)
            {
                bytes.Add((byte)value);
                places.Add(at);
            }
            else
                other++;
            at += sign > char.MaxValue ? 1 : 0;
        }

        if (bytes.Count < Shortest || other > bytes.Count || bytes.Count(b => b is >= 32 and < 127 or 10) * 10 < bytes.Count * 9)
            return null;
        for (var i = 0; i < bytes.Count; i++)
            made.Add((char)bytes[i], start + places[i], start + (i + 1 < places.Count ? places[i + 1] : text.Length));
        return LanguageGate.IsText(Encoding.Latin1.GetString([.. bytes])) ? made.ToReading() : null;
    }
}
