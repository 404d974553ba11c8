namespace Mocop.Detection.Phrases;

/// <summary>What one pass over a text found: the words that rules speak of, and the shape of the others, which tells what decodings are worth trying.</summary>
internal sealed class WordList
{
    /// <summary>Runs of letters from this length on may be several words without spaces.</summary>
    internal const int LongWord = 12;

    /// <summary>The known words, by position.</summary>
    internal List<WordHit> Hits { get; } = [];

    /// <summary>The longest row of words of one letter each.</summary>
    internal int LongestLetterRow { get; set; }

    /// <summary>Unknown words of <see cref="LongWord"/> letters or more.</summary>
    internal int LongWords { get; set; }

    /// <summary>Unknown words with both letters and digits.</summary>
    internal int MixedWords { get; set; }

    /// <summary>Words of digits alone.</summary>
    internal int Numbers { get; set; }

    /// <summary>Words of hexadecimal digits, an even number of them.</summary>
    internal int HexWords { get; set; }

    /// <summary>Unknown words with the letters of a known one, in another order but for the first and the last.</summary>
    internal int Scrambled { get; set; }

    /// <summary>The ciphers in which a trigger word was seen, as bits.</summary>
    internal uint Ciphers { get; set; }
}
