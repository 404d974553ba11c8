using System.Text;
using Mocop.Detection.Decoding.Puzzles.Ciphers;
using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Codes;

/// <summary>Words that each were written in a code of their own: base64, hexadecimal, a shift by thirteen, backwards, or as they are.</summary>
internal sealed class MixedCodeReader : IPuzzleReader
{
    private const int Fewest = 3;
    private const int FewestCoded = 2;
    private const int Shortest = 4;
    private const int Longest = 48;
    private const string Marks = ".,;:!?\"'";
    private static readonly RadixCode[] Codes =
    [
        new("base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", RadixDigits.Bits(6)),
        new("hex", "0123456789ABCDEF", RadixDigits.Bits(4), anyCase: true),
        new("base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", RadixDigits.Bits(5)),
    ];

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        var made = new ReadingBuilder("mixed-codes");
        int changed = 0, words = 0, coded = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end == at)
            {
                made.Copy(text.AsSpan(at, 1), start + at);
                at++;
                continue;
            }

            words++;
            var token = text.AsSpan(at, end - at);
            if (!gate.Lexicon.Contains(token.Trim(Marks)) && Decode(token, gate.Lexicon, ref coded) is { } word)
            {
                made.Add(word, start + at, start + end);
                changed++;
            }
            else
                made.Copy(token, start + at);
            at = end;
        }

        // Ciphers of letters alone are read by other readers, all words at once.
        if (changed < Fewest || changed * 3 < words || coded < FewestCoded)
            return [];
        var reading = made.ToReading();
        return gate.Lexicon.Coverage(reading.Text) >= Lexicon.Sure ? [reading] : [];
    }

    private static string? Decode(ReadOnlySpan<char> token, Lexicon lexicon, ref int coded)
    {
        if (token.Length is < 2 or > Longest)
            return null;
        var bare = token.Trim(Marks);
        Span<char> other = stackalloc char[bare.Length];
        bare.CopyTo(other);
        other.Reverse();
        if (bare.Length >= Shortest && lexicon.Contains(other))
            return other.ToString();
        for (var i = 0; i < bare.Length; i++)
            other[i] = bare[i] < 0x80 ? CipherMaps.All[13].Map[bare[i]] : bare[i];
        if (bare.Length >= Shortest && lexicon.Contains(other))
            return other.ToString();
        foreach (var code in Codes)
        {
            if (code.ReadBytes(token) is { Length: > 0 } bytes && !bytes.AsSpan().ContainsAnyExceptInRange((byte)' ', (byte)'~') && Encoding.ASCII.GetString(bytes) is var said && IsSaid(said, lexicon))
            {
                coded++;
                return said;
            }
        }

        return null;
    }

    private static bool IsSaid(string said, Lexicon lexicon)
    {
        var word = said.AsSpan().Trim(Marks);
        return word.Length is 1 or 2 ? Lexicon.IsEnglish(word) : lexicon.Contains(word) || (word.Length > 5 && lexicon.Coverage(word) >= Lexicon.Sure);
    }
}
