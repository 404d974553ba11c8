namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>Characters whose numbers were all moved by the same distance out of ASCII (into ideographs, emoji, private use), and bytes written as neighbouring characters.</summary>
internal static class MovedLetters
{
    private const int Fewest = 20;
    private const int Widest = 0x60;
    private const int Looked = 64;

    /// <summary>Whether the first characters beyond ASCII stand close together and some of them come often, and little else stands there.</summary>
    internal static bool IsLikely(ReadOnlySpan<char> text)
    {
        int least = int.MaxValue, most = 0, others = 0, count = 0, plain = 0;
        for (var i = 0; i < text.Length && count < Looked; i++)
        {
            var code = (int)text[i];
            if (code < 0x80)
            {
                plain++;
                others += char.IsAsciiLetterOrDigit((char)code) ? 1 : 0;
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                code = char.ConvertToUtf32(text[i], text[++i]);
            (least, most, count) = (Math.Min(least, code), Math.Max(most, code), count + 1);
            if (most - least >= Widest)
                return false;
        }

        return count >= Fewest && others * 10 <= count && plain * 10 <= count && !IsWritten(least) && !IsWritten(most);
    }

    /// <summary>Whether a character is of an alphabet that is much in use and whose letters stand close together.</summary>
    private static bool IsWritten(int code) => code is (>= 0x370 and < 0x1200) or (>= 0x3040 and <= 0x30FF);

    internal static Reading? Read(string text, LanguageGate gate)
    {
        if (!IsLikely(text))
            return null;
        var units = new List<(int Code, int At, int End)>();
        for (var i = 0; i < text.Length; i++)
        {
            var size = char.IsSurrogatePair(text, i) ? 2 : 1;
            units.Add((size == 2 ? char.ConvertToUtf32(text, i) : text[i], i, i + size));
            i += size - 1;
        }

        var usual = units.Where(u => u.Code >= 0x80).CountBy(u => u.Code).OrderByDescending(c => c.Value).Take(2).Select(c => c.Key).ToArray();
        foreach (var first in usual)
        {
            foreach (var meant in " eEta")
            {
                var by = first - meant;
                if (units.Exists(u => u.Code >= 0x80 && u.Code - by is not ((>= ' ' and < 127) or 10)))
                    continue;
                var made = new ReadingBuilder("moved-letters");
                foreach (var (code, at, end) in units)
                    made.Add(code < 0x80 ? (char)code : (char)(code - by), at, end);
                if (gate.Pass(made.ToReading()) is { } reading)
                    return reading;
            }
        }

        return null;
    }
}
