using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Ciphers;

/// <summary>Vigenère's cipher where the key stands in the text: each letter is moved by a letter of the key.</summary>
internal static class KeywordReader
{
    private const int LongestKey = 16;
    private const int MostKeys = 12;

    /// <summary>What a stretch says with one of the words around it as the key.</summary>
    internal static Reading? Read(string text, TextSpan stretch, LanguageGate gate)
    {
        // Where the key begins anew is not known if the stretch took a word too many.
        foreach (var (key, from, phase) in Keys(text).SelectMany(k => Enumerable.Range(0, k.Key.Length).Select(p => (k.Key, From: k.End >= stretch.Start && k.End < stretch.End ? k.End : stretch.Start, p))))
        {
            var made = new ReadingBuilder("keyword");
            var next = phase;
            for (var at = from; at < stretch.End; at++)
            {
                var c = text[at];
                if (!char.IsAsciiLetter(c))
                {
                    made.Add(c, at, at + 1);
                    continue;
                }

                var first = char.IsAsciiLetterUpper(c) ? 'A' : 'a';
                made.Add((char)(first + ((c - first + 26 - ((key[next++ % key.Length] | 0x20) - 'a')) % 26)), at, at + 1);
            }

            var reading = made.ToReading();
            if (LetterPairs.Mean(reading.Text, CipherMaps.Plain) >= LetterPairs.Language && gate.Pass(reading) is { } passed)
                return passed;
        }

        return null;
    }

    /// <summary>Words in capitals, and words after "key".</summary>
    private static IEnumerable<(string Key, int End)> Keys(string text)
    {
        var afterKey = false;
        var found = 0;
        for (var at = 0; at < text.Length && found < MostKeys;)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (end - at is >= 3 and <= LongestKey)
            {
                var word = text[at..end];
                if (afterKey || word.All(char.IsAsciiLetterUpper))
                {
                    found++;
                    yield return (word, end);
                }

                afterKey = word.Contains("key", StringComparison.OrdinalIgnoreCase) || word.Contains("pass", StringComparison.OrdinalIgnoreCase);
            }

            at = Math.Max(end, at + 1);
        }
    }
}
