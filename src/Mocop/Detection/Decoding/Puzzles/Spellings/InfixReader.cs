using Mocop.Detection.Decoding.Puzzles.Lexicons;

namespace Mocop.Detection.Decoding.Puzzles.Spellings;

/// <summary>Play languages: the same few letters put into every word, before vowels, in front or behind.</summary>
internal sealed class InfixReader : IPuzzleReader
{
    private const int FewestWords = 5;
    private const int MostTried = 6;
    private const int Letters = 26;

    /// <inheritdoc/>
    public IEnumerable<Reading> Read(string text, int start, LanguageGate gate)
    {
        if (Echo(text, start, gate) is { } echo)
        {
            yield return echo;
            yield break;
        }

        var words = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < FewestWords || !HasCommonPair(words))
            yield break;
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in words)
        {
            foreach (var part in Parts(word).Distinct(StringComparer.OrdinalIgnoreCase))
                counts[part] = counts.GetValueOrDefault(part) + 1;
        }

        foreach (var (part, _) in counts.Where(c => c.Value >= FewestWords && c.Value * 100 >= words.Length * 80).OrderByDescending(c => c.Value * c.Key.Length).Take(MostTried))
        {
            var reading = Without(text, part, start);
            if (gate.Lexicon.Coverage(reading.Text) < Lexicon.Sure)
                continue;
            yield return reading;
            yield break;
        }
    }

    /// <summary>Letters said twice with the same letter between (<c>ipi</c>, <c>tot</c>), as children do.</summary>
    private static Reading? Echo(string text, int start, LanguageGate gate)
    {
        var counts = new int[128];
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] < 0x80 && char.IsAsciiLetter(text[i]) && char.ToLowerInvariant(text[i - 1]) == char.ToLowerInvariant(text[i + 1]))
                counts[text[i] | 0x20]++;
        }

        var between = (char)Array.IndexOf(counts, counts.Max());
        if (counts.Max() < FewestWords)
            return null;
        var made = new ReadingBuilder("infix");
        for (var i = 0; i < text.Length; i++)
        {
            made.Copy(text.AsSpan(i, 1), start + i);
            if (i + 2 < text.Length && (text[i + 1] | 0x20) == between && char.ToLowerInvariant(text[i]) == char.ToLowerInvariant(text[i + 2]) && char.IsAsciiLetter(text[i]))
                i += 2;
        }

        return gate.Pass(made.ToReading());
    }

    /// <summary>Whether some two letters stand in most of the words: a longer part has two letters too.</summary>
    private static bool HasCommonPair(string[] words)
    {
        var counts = (stackalloc ushort[Letters * Letters]);
        var last = (stackalloc ushort[Letters * Letters]);
        counts.Clear();
        last.Clear();
        var most = 0;
        for (var number = 0; number < words.Length; number++)
        {
            var word = words[number];
            for (var i = 1; i < word.Length; i++)
            {
                if (!char.IsAsciiLetter(word[i]) || !char.IsAsciiLetter(word[i - 1]))
                    continue;
                var pair = (((word[i - 1] | 0x20) - 'a') * Letters) + (word[i] | 0x20) - 'a';
                if (last[pair] == number + 1)
                    continue;
                last[pair] = (ushort)(number + 1);
                most = Math.Max(most, ++counts[pair]);
            }
        }

        return most * 100 >= words.Length * 80;
    }

    private static IEnumerable<string> Parts(string word)
    {
        for (var length = 2; length <= 4; length++)
        {
            for (var at = 0; at + length < word.Length; at++)
                yield return word.Substring(at, length);
        }
    }

    private static Reading Without(string text, string part, int start)
    {
        var made = new ReadingBuilder("infix");
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            var end = next < 0 ? text.Length : next;
            made.Copy(text.AsSpan(at, end - at), start + at);
            at = next < 0 ? text.Length : next + part.Length;
        }

        return made.ToReading();
    }
}
