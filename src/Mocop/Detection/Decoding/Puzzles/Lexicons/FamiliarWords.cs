namespace Mocop.Detection.Decoding.Puzzles.Lexicons;

/// <summary>The words that ordinary English texts are made of, names and terms of computing with them: what is made of them hides nothing. Read once.</summary>
internal static class FamiliarWords
{
    private const string Resource = "Mocop.Detection.Decoding.Tables.familiar.txt";
    private const int Bits = 18;
    private const int LongestCompound = 32;
    private const int ShortestPart = 4;
    private const int ShortestOfName = 3;
    private static readonly uint[] Slots = Build();

    /// <summary>Whether some ASCII letters are such a word, in whatever case.</summary>
    internal static bool Contains(ReadOnlySpan<char> word) => Has(HashOf(word));

    /// <summary>Whether some ASCII letters are two or more such words one behind the other, as in the names of programs.</summary>
    internal static bool IsCompound(ReadOnlySpan<char> word)
    {
        if (word.Length is < 2 * ShortestPart or > LongestCompound)
            return false;
        Span<bool> ends = stackalloc bool[LongestCompound + 1];
        ends.Clear();
        // Names of interfaces begin with an I of their own.
        ends[0] = true;
        ends[1] = word[0] is 'I' or 'i';
        for (var start = 0; start <= word.Length - ShortestPart; start++)
        {
            if (!ends[start])
                continue;
            var hash = 0u;
            for (var at = start; at < word.Length; at++)
            {
                hash = Add(hash, word[at]);
                ends[at + 1] |= at + 1 - start >= ShortestPart && Has(hash);
            }
        }

        return ends[word.Length];
    }

    /// <summary>How many of some letters stand in such words that each begin with a capital, as in the names of programs.</summary>
    internal static int LettersOfParts(ReadOnlySpan<char> letters)
    {
        var known = 0;
        for (int at = 0, end; at < letters.Length; at = end)
        {
            end = at + 1;
            while (end < letters.Length && !(char.IsAsciiLetterUpper(letters[end]) && (char.IsAsciiLetterLower(letters[end - 1]) || (end + 1 < letters.Length && char.IsAsciiLetterLower(letters[end + 1])))))
                end++;
            if (end - at == letters.Length)
                return 0;
            if (end - at >= ShortestOfName && IsAscii(letters[at..end]) && Contains(letters[at..end]))
                known += end - at;
        }

        return known;
    }

    private static bool IsAscii(ReadOnlySpan<char> letters) => System.Text.Ascii.IsValid(letters);

    private static uint HashOf(ReadOnlySpan<char> word)
    {
        var hash = 0u;
        foreach (var c in word)
            hash = Add(hash, c);
        return hash;
    }

    private static uint Add(uint hash, char letter)
    {
        hash = (hash ^ ((uint)((letter | 0x20) - 'a') + 1)) * 0x9E3779B1u;
        return hash ^ (hash >> 15);
    }

    private static bool Has(uint hash)
    {
        for (var slot = hash >> (32 - Bits); Slots[slot] != 0; slot = (slot + 1) & ((1 << Bits) - 1))
        {
            if (Slots[slot] == hash)
                return true;
        }

        return false;
    }

    private static uint[] Build()
    {
        var slots = new uint[1 << Bits];
        using var reader = new StreamReader(typeof(FamiliarWords).Assembly.GetManifestResourceStream(Resource)!);
        foreach (var word in Lexicon.Inflected)
            Put(HashOf(word));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            foreach (var range in line.AsSpan().Split(' '))
                Put(HashOf(line.AsSpan()[range]));
        }

        return slots;

        void Put(uint hash)
        {
            var slot = hash >> (32 - Bits);
            while (slots[slot] != 0 && slots[slot] != hash)
                slot = (slot + 1) & ((1 << Bits) - 1);
            slots[slot] = hash;
        }
    }
}
